using System.Text;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>
/// Breaks texts into lines. A line ends after a space. In a word that is longer than a line, it ends after one of <c>/ - _ . : @ = &amp;
/// ?</c>; without one, between any two characters. Widths are those written to the file. Every character is read once.
/// </summary>
/// <remarks>Lines are kept until <see cref="Clear"/>, in arrays that are reused: a long document has a million characters.</remarks>
internal sealed class Typesetter(DocumentFonts fonts)
{
    /// <summary>The points around a badge's letter, both sides together.</summary>
    private const double SmallestBadgeMargin = 3.5;

    private ushort[] _glyphs = new ushort[1_024];
    private byte[] _faces = new byte[1_024];
    private ushort[] _spans = new ushort[1_024];
    private ushort[] _advances = new ushort[1_024];
    private readonly List<SetPiece> _pieces = [];
    private readonly List<SetLine> _lines = [];

    /// <summary>The widths of the badges so far: a document has a few badges, in thousands of places.</summary>
    private readonly List<(Badge Badge, double Size, double Width)> _badges = [];

    private int _count;

    public void Clear()
    {
        _count = 0;
        _pieces.Clear();
        _lines.Clear();
    }

    public SetLine Line(int index) => _lines[index];

    public SetPiece Piece(int index) => _pieces[index];

    public ReadOnlySpan<ushort> Glyphs(in SetPiece piece) => _glyphs.AsSpan(piece.Start, piece.Count);

    /// <param name="width">The width in points.</param>
    public SetText Set(TextBlock block, double width)
    {
        var (leading, largest) = (0.0, 0.0);
        for (var span = 0; span < block.Spans.Count; span++)
        {
            var style = block.Spans[span].Style;
            leading = Math.Max(leading, style.Leading);
            largest = Math.Max(largest, style.Size);
        }

        var badge = block.Badge is null ? 0 : BadgeWidth(block.Badge, largest);
        var inset = block.Indent + (badge == 0 ? 0 : badge + SetText.BadgeGap);
        var firstLine = _lines.Count;
        new LineBreaker(this, Math.Max(1, width - inset)).Break(block);
        return new SetText(block, this, firstLine, _lines.Count - firstLine, leading, largest, inset, badge);
    }

    private double BadgeWidth(Badge badge, double size)
    {
        foreach (var (known, knownSize, knownWidth) in _badges)
        {
            if (ReferenceEquals(known, badge) && knownSize == size)
            {
                return knownWidth;
            }
        }

        var width = SmallestBadgeMargin;
        foreach (var (face, glyph) in fonts.UseAll(PrintableText.Of(badge.Letter), bold: true))
        {
            width += fonts.Advance(face, glyph) * size * SetText.BadgeScale / 1_000;
        }

        width = Grid.Nearest(Math.Max(width, size * SetText.BadgeHeight));
        _badges.Add((badge, size, width));
        return width;
    }

    private void Append(ushort glyph, byte face, ushort span, ushort advance)
    {
        if (_count == _glyphs.Length)
        {
            Array.Resize(ref _glyphs, _count * 2);
            Array.Resize(ref _faces, _count * 2);
            Array.Resize(ref _spans, _count * 2);
            Array.Resize(ref _advances, _count * 2);
        }

        (_glyphs[_count], _faces[_count], _spans[_count], _advances[_count]) = (glyph, face, span, advance);
        _count++;
    }

    /// <summary>The current line. It is a struct on the stack, because every text needs one.</summary>
    private ref struct LineBreaker(Typesetter setter, double width)
    {
        private int _start = setter._count;
        private double _x;
        private Break _space;
        private Break _inWord;
        private IReadOnlyList<TextSpan> _blockSpans = [];

        public void Break(TextBlock block)
        {
            _blockSpans = block.Spans;
            var any = false;
            for (var span = 0; span < _blockSpans.Count; span++)
            {
                var (text, style) = (PrintableText.Of(_blockSpans[span].Text), _blockSpans[span].Style);
                foreach (var rune in text.EnumerateRunes())
                {
                    any = true;
                    if (rune.Value == '\n')
                    {
                        EndLine(span);
                    }
                    else
                    {
                        Add(rune, span, style);
                    }
                }
            }

            if (any)
            {
                EndLine(_blockSpans.Count - 1);
            }
        }

        private void Add(Rune rune, int span, TextStyle style)
        {
            if (!setter.Fonts.TryUse(rune, style.Bold, out var face, out var glyph))
            {
                foreach (var sign in setter.Fonts.Replace(rune).EnumerateRunes())
                {
                    Add(sign, span, style);
                }

                return;
            }

            var units = setter.Fonts.Advance(face, glyph);
            var advance = units * style.Size / 1_000;
            if (rune.Value != ' ')
            {
                while (_x + advance > width && setter._count > _start)
                {
                    var at =
                        _space.At > _start ? _space
                        : _inWord.At > _start ? _inWord
                        : new Break(setter._count, _x);
                    Close(at.At);
                    _x -= at.X;
                    _space = _space.Moved(at.X);
                    _inWord = _inWord.Moved(at.X);
                }
            }

            setter.Append(glyph, face, (ushort)span, (ushort)units);
            _x += advance;
            if (rune.Value == ' ' || EndsAnywhere(rune))
            {
                _space = new Break(setter._count, _x);
            }
            else if (rune.Value is '/' or '-' or '_' or '.' or ':' or '@' or '=' or '&' or '?' or '\u2013' or '\u2014')
            {
                _inWord = new Break(setter._count, _x);
            }
        }

        /// <summary>
        /// Completes a line. A space at its end separates its last word from the next one for screen readers and copied text.
        /// </summary>
        private void EndLine(int span)
        {
            var (face, glyph) = setter.Fonts.Use(new Rune(' '), _blockSpans[span].Style.Bold);
            setter.Append(glyph, face, (ushort)span, (ushort)setter.Fonts.Advance(face, glyph));
            Close(setter._count);
            (_x, _space, _inWord) = (0, default, default);
        }

        /// <summary>
        /// Returns whether a line may end after a character: one of a script without spaces (Chinese, Japanese), but no opening bracket.
        /// </summary>
        private static bool EndsAnywhere(Rune rune) =>
            rune.Value
                is ((>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF))
                    and not (0x3008 or 0x300A or 0x300C or 0x300E or 0x3010 or 0xFF08);

        /// <summary>Returns whether two spans can be shown together.</summary>
        private readonly bool LooksLike(int span, int other) =>
            ReferenceEquals(_blockSpans[span].Style, _blockSpans[other].Style)
            && _blockSpans[span].Link is null
            && _blockSpans[other].Link is null;

        private void Close(int end)
        {
            var firstPiece = setter._pieces.Count;
            for (var index = _start; index < end;)
            {
                var (first, face, span) = (index, setter._faces[index], setter._spans[index]);
                var advance = 0;
                for (
                    ;
                    index < end && setter._faces[index] == face && (setter._spans[index] == span || LooksLike(span, setter._spans[index]));
                    index++
                )
                {
                    advance += setter._advances[index];
                }

                setter._pieces.Add(new SetPiece(first, index - first, span, face, advance * _blockSpans[span].Style.Size / 1_000));
            }

            setter._lines.Add(new SetLine(firstPiece, setter._pieces.Count - firstPiece));
            _start = end;
        }
    }

    /// <summary>A place where a line may end.</summary>
    /// <param name="At">The glyph after it.</param>
    /// <param name="X">The width up to it.</param>
    private readonly record struct Break(int At, double X)
    {
        public Break Moved(double by) => this with { X = X - by };
    }

    private DocumentFonts Fonts => fonts;
}
