export default definePageConfig({ navigationBarTitleText: '照片比对' });
