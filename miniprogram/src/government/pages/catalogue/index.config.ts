export default definePageConfig({ navigationBarTitleText: '型号库导入' });
