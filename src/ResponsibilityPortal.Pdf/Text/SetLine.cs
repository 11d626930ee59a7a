namespace ResponsibilityPortal.Pdf.Text;

/// <summary>Glyphs of one span and one face within one line.</summary>
/// <param name="Start">Of its glyphs in the typesetter.</param>
/// <param name="Span">Which span of the block.</param>
/// <param name="Face">Which face of the font family.</param>
/// <param name="Width">In points.</param>
internal readonly record struct SetPiece(int Start, int Count, int Span, byte Face, double Width);

/// <summary>A line: some pieces, one behind another.</summary>
internal readonly record struct SetLine(int FirstPiece, int PieceCount);
