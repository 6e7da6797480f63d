const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${page}.png`,
  selectedIconPath: `assets/tab/${page}-selected.png`,
});

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/appliances/index',
    'pages/appliance/index',
    'pages/campaign/index',
    'pages/wallet/index',
    'pages/voucher/index',
    'pages/points/index',
    'pages/identity/index',
    'pages/me/index',
    'pages/sign-in/index',
  ],
  subPackages: [
    {
      root: 'account',
      pages: [
        ['approve', 'confirm', 'devices', 'privacy', 'contact', 'erase'],
        ['delegates', 'accept-power', 'notices', 'receipt', 'turn'],
      ]
        .flat()
        .map((page) => `pages/${page}/index`),
    },
    {
      root: 'shopping',
      pages: [
        'pages/combination/index',
        'pages/order/index',
        'pages/card/index',
        'pages/stores/index',
        'pages/accounts/index',
        'pages/rewards/index',
        'pages/compare/index',
        'pages/promotions/index',
        'pages/owned/index',
        'pages/fairs/index',
        'pages/fair/index',
      ],
    },
    { root: 'staff', pages: ['pages/list/index', 'pages/accept/index', 'pages/systems/index'] },
    {
      root: 'retailer',
      pages: [
        'pages/till/index',
        'pages/redemptions/index',
        'pages/return/index',
        'pages/evidence/index',
        'pages/orders/index',
        'pages/prices/index',
        'pages/promotions/index',
        'pages/firm/index',
        'pages/store/index',
        'pages/device/index',
      ],
    },
    {
      root: 'government',
      pages: [
        'overview',
        'builder',
        'campaign',
        'appeals',
        'alike',
        'rewards',
        'recalls',
        'fairs',
        'catalogue',
        'register',
      ].map((page) => `pages/${page}/index`),
    },
  ],
  lazyCodeLoading: 'requiredComponents',
  tabBar: {
    color: '#475467',
    selectedColor: '#0B6E4F',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('appliances', '家电'), tab('wallet', '卡包'), tab('me', '我的')],
  },
  requiredPrivateInfos: ['getFuzzyLocation'],
  permission: {
    'scope.userFuzzyLocation': { desc: '领取限本地的补贴券时，确认您大致在活动地区' },
  },
  window: {
    navigationBarTitleText: '绿换',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F7F5',
    backgroundTextStyle: 'dark',
  },
});
