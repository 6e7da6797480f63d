export default definePageConfig({ navigationBarTitleText: '展销和下乡' });
