namespace ResponsibilityPortal.Pdf.Text;

/// <summary>The glyphs of one span and one font within one line.</summary>
/// <param name="Start">The index of its first glyph in the typesetter.</param>
/// <param name="Span">The index of the span in the block.</param>
/// <param name="Face">The index of the font in the family.</param>
/// <param name="Width">The width in points.</param>
internal readonly record struct SetPiece(int Start, int Count, int Span, byte Face, double Width);

/// <summary>A line of consecutive pieces.</summary>
internal readonly record struct SetLine(int FirstPiece, int PieceCount);
