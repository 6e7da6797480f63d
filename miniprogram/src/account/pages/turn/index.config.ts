export default definePageConfig({ navigationBarTitleText: '报名与排队' });
