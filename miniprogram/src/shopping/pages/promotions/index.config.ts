export default definePageConfig({ navigationBarTitleText: '本市门店优惠' });
