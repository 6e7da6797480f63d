export default definePageConfig({ navigationBarTitleText: '企业与门店' });
