export default definePageConfig({ navigationBarTitleText: '接受委托' });
