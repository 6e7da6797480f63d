export default definePageConfig({ navigationBarTitleText: '设备与登录' });
