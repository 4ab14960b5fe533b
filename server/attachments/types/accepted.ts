/** Everything that is taken in; anything else is refused by name. */
export const acceptedTypes = {
  jpeg: { extensions: ['jpg', 'jpeg'], mime: 'image/jpeg' },
  png: { extensions: ['png'], mime: 'image/png' },
  webp: { extensions: ['webp'], mime: 'image/webp' },
  pdf: { extensions: ['pdf'], mime: 'application/pdf' },
  docx: {
    extensions: ['docx'],
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pptx: {
    extensions: ['pptx'],
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  xlsx: { extensions: ['xlsx'], mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  odt: { extensions: ['odt'], mime: 'application/vnd.oasis.opendocument.text' },
  ods: { extensions: ['ods'], mime: 'application/vnd.oasis.opendocument.spreadsheet' },
  odp: { extensions: ['odp'], mime: 'application/vnd.oasis.opendocument.presentation' },
} as const;

export type AcceptedType = keyof typeof acceptedTypes;
/** As it is kept: photographs are written anew as JPEG or PNG. */
export type FileTypeName = Exclude<AcceptedType, 'webp'>;

export const isPictureType = (type: AcceptedType): boolean => ['jpeg', 'png', 'webp'].includes(type);

/** "plan.PDF" → pdf; undefined for a name whose ending is not accepted. */
export function typeOfName(name: string): AcceptedType | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return (Object.keys(acceptedTypes) as AcceptedType[]).find((type) =>
    (acceptedTypes[type].extensions as readonly string[]).includes(extension),
  );
}

/** What a file field of a form offers to choose: endings and, for the camera of a phone, the kinds of pictures. */
export const acceptedInForms: string = Object.values(acceptedTypes)
  .flatMap(({ extensions, mime }) => [mime, ...extensions.map((extension) => `.${extension}`)])
  .join(',');
