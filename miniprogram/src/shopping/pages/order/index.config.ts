export default definePageConfig({ navigationBarTitleText: '网购订单' });
