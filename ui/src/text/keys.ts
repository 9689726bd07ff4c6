/** A message of assets/text: the generator writes the full list here. */
export type WordKey = string;
