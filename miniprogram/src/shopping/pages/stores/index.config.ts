export default definePageConfig({ navigationBarTitleText: '可用券的门店' });
