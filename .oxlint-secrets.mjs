/** Names of what only its owner knows, or what proves that they do. */
const SECRET = /(?:^|[a-z\d])(?:mac|pin|secret|signature|token|secretdigest)$/i;

const nameOf = (node) => {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && !node.computed ? nameOf(node.property) : '';
};
/** `undefined`, `null` and words written in the code are no secrets. */
const isPlain = (node) => node.type === 'Literal' || (node.type === 'Identifier' && node.name === 'undefined');

const timingSafe = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    BinaryExpression: (node) => {
      const sides = [node.left, node.right];
      if (!/^[!=]==?$/.test(node.operator) || sides.some(isPlain)) return;
      if (sides.some((side) => SECRET.test(nameOf(side))))
        context.report({
          node,
          message: 'Compare secrets by sameText (platform/digest.ts): === tells by its duration where they differ',
        });
    },
  }),
};

export default { meta: { name: 'secrets' }, rules: { 'timing-safe': timingSafe } };
