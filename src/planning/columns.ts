/** Headings under which a grid's name, kind and code stand in files of other systems. Pure data. */
export const nameHeadings = ['name', '名称', '网格名称']
export const kindHeadings = ['kind', '类型', '网格类型']
export const codeHeadings = ['code', '编码', '网格编码']
/** What a dedicated grid 专属网格 is called under them. */
export const dedicatedWords = ['dedicated', '专属', '专属网格']
