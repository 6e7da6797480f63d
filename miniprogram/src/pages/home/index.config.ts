export default definePageConfig({ navigationBarTitleText: '绿换' });
