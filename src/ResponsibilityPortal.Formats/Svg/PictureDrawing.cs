using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Drawing;
using static ResponsibilityPortal.Formats.Svg.PictureLayout;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>Draws one picture from top to bottom: title, legend, heads, bands, totals, version.</summary>
internal sealed class PictureDrawing(PictureFigures figures, MatrixVersion version)
{
    private const double Padding = 6;

    /// <summary>Sums of fractions are not exact.</summary>
    private const double Tolerance = 0.001;

    private readonly PictureLayout _layout = new(figures.Models.Count);
    private readonly List<Action<SvgDocument>> _marks = [];
    private readonly Matrix _matrix = figures.Matrix;
    private double _y = Margin;

    public string Draw()
    {
        Title();
        if (figures.Models.Count == 0)
        {
            Paragraph($"No {_matrix.ColumnKind.Singular} of this matrix is chosen.", TextSize, "quiet", _layout.ContentWidth, 1);
        }
        else
        {
            Legend();
            Heads();
            Bands();
            Totals();
        }

        Foot();
        return Document(_y + Margin);
    }

    private string Document(double height)
    {
        using var svg = new SvgDocument(_layout.Width, Math.Ceiling(height));
        svg.Leaf("title", PictureSummary.Title(_matrix));
        svg.Leaf("desc", PictureSummary.Description(figures, version));
        svg.Leaf("style", PictureStyle.Text);
        svg.Open("defs");
        foreach (var party in figures.Parties.Where(party => !PartyFills.IsSolid(party)))
        {
            PartyFills.Define(svg, party);
        }

        svg.Close();
        svg.Empty("rect", ("width", "100%"), ("height", "100%"), ("class", "surface"));
        foreach (var mark in _marks)
        {
            mark(svg);
        }

        return svg.Finish();
    }

    private void Title()
    {
        Paragraph(_matrix.Title, TitleSize, "text", _layout.ContentWidth, 3, bold: true);
        _y += 6;
        Paragraph("Who is accountable: each band is a domain, split by the number of duties.", 13, "quiet", _layout.ContentWidth, 2);
        _y += 18;
    }

    /// <summary>Draws the letter, name, colour and pattern of each party, on as many lines as needed.</summary>
    private void Legend()
    {
        const double SwatchWidth = 46,
            SwatchHeight = 20,
            Size = 13,
            Pitch = 30,
            Between = 28,
            NameMaxWidth = 330;
        var x = Margin;
        foreach (var party in figures.Parties)
        {
            var name = TextLines.Fit(_matrix.Parties[party].Name, NameMaxWidth, 1, Size);
            var width = SwatchWidth + 8 + TextWidth.Of(name.Lines[0], Size);
            if (x > Margin && x + width > Margin + _layout.ContentWidth)
            {
                (x, _y) = (Margin, _y + Pitch);
            }

            Segment(x, _y, SwatchWidth, SwatchHeight, party, _matrix.Parties[party].Letter, null);
            Write(name, _matrix.Parties[party].Name, x + SwatchWidth + 8, _y + 14.5, Size, "text", false);
            x += width + Between;
        }

        _y += SwatchHeight + 30;
    }

    private void Heads()
    {
        var bottom = _y;
        var top = _y;
        foreach (var (position, model) in figures.Models.Index())
        {
            _y = top;
            Paragraph(model.Name, HeadSize, "text", _layout.ColumnWidth, 2, bold: true, _layout.ColumnLeft(position));
            if (model.Label is { } label)
            {
                _y += 4;
                Paragraph(label, SmallSize, "quiet", _layout.ColumnWidth, 3, left: _layout.ColumnLeft(position));
            }

            bottom = Math.Max(bottom, _y);
        }

        _y = bottom;
        Write(TextLines.Fit("Domain", NameWidth, 1, SmallSize), "Domain", Margin, _y - 3, SmallSize, "quiet", false);
        Number("Duties", _y - 3, false, "quiet", SmallSize);
        _y += 14;
    }

    private void Bands()
    {
        foreach (var (position, domain) in _matrix.Domains.Index())
        {
            var rows = domain.Responsibilities.Count;
            DrawLabel(domain.Name, rows, BandHeight, TextSize, bold: false);
            foreach (var (model, column) in figures.Models.Index())
            {
                Band(column, model, figures.Of(model, position), rows, domain.Name, BandHeight);
            }

            _y += BandPitch;
        }
    }

    private void Totals()
    {
        _y += 5;
        var ruleAt = _y;
        _marks.Add(svg =>
            svg.Empty("line", ("x1", Margin), ("y1", ruleAt), ("x2", Margin + _layout.ContentWidth), ("y2", ruleAt), ("class", "rule"))
        );
        _y += 14;
        DrawLabel("All domains", figures.Rows, TotalHeight, 13, bold: true);
        var top = _y + TotalHeight + 9;
        var bottom = top;
        foreach (var (position, model) in figures.Models.Index())
        {
            var totals = figures.Of(position);
            Band(model, position, totals, figures.Rows, "All domains", TotalHeight);
            var present = figures.Parties.Where(party => model.Parties.Contains(_matrix.Parties[party].Slug));
            var sums = string.Join(
                " \u00B7 ",
                present
                    .Select(party =>
                        string.Create(CultureInfo.InvariantCulture, $"{_matrix.Parties[party].Letter}\u00A0{totals[party]}")
                    )
                    .Concat(figures.Others(position))
            );
            var after = _y;
            _y = top;
            Paragraph(sums, 14, "text", _layout.ColumnWidth, 8, bold: true, _layout.ColumnLeft(position));
            if (PictureSummary.Absent(_matrix, model, figures.Parties) is { } absent)
            {
                _y += 3;
                Paragraph(absent, SmallSize, "quiet", _layout.ColumnWidth, 2, left: _layout.ColumnLeft(position));
            }

            bottom = Math.Max(bottom, _y);
            _y = after;
        }

        _y = bottom + 22;
    }

    private void Foot() =>
        Paragraph(
            $"{PictureSummary.VersionLine(version)} \u00B7 {PictureSummary.Standing(_matrix.Standing)} matrix by {_matrix.Issuer}",
            SmallSize,
            "quiet",
            _layout.ContentWidth,
            2
        );

    /// <summary>Draws the label to the left of a line of bands: the name and the number of its duties, centred on the band.</summary>
    private void DrawLabel(string name, int rows, double height, double size, bool bold)
    {
        var lines = TextLines.Fit(name, NameWidth, 2, size, bold);
        var pitch = size * 1.2;
        Write(lines, name, Margin, _y + (height / 2) + (size * 0.36) - ((lines.Lines.Count - 1) * pitch / 2), size, "text", bold);
        Number(rows.ToString(CultureInfo.InvariantCulture), _y + (height / 2) + (size * 0.36), bold, bold ? "text" : "quiet", size);
    }

    private void Number(string text, double baseline, bool bold, string kind, double size) =>
        _marks.Add(svg => svg.Leaf("text", text, Attributes(CountRight, baseline, size, kind, bold, "end")));

    private void Band(HostingModel model, int position, int[] counts, int rows, string domain, double height)
    {
        const double Gap = 2,
            Least = 3;
        var (left, top) = (_layout.ColumnLeft(position), _y);
        var shown = Enumerable.Range(0, counts.Length).Where(party => counts[party] > 0).ToList();
        if (shown.Count == 0)
        {
            _marks.Add(svg =>
                svg.Empty(
                    "rect",
                    ("x", left + 0.5),
                    ("y", top + 0.5),
                    ("width", _layout.ColumnWidth - 1),
                    ("height", height - 1),
                    ("rx", 3),
                    ("class", "rule")
                )
            );
            return;
        }

        // Every party with a duty gets room for its letter and figure, or a visible sliver where there is too little for all of them.
        var figures = shown.Select(party => string.Create(CultureInfo.InvariantCulture, $" {counts[party]}")).ToList();
        var wanted = shown.Zip(figures, (party, figure) => WidthOf(_matrix.Parties[party].Letter + figure, height)).ToList();
        var room = _layout.ColumnWidth - (Gap * (shown.Count - 1));
        var widths = BandWidths.Divide(
            room,
            [.. shown.Select(party => counts[party])],
            rows,
            wanted.Sum() <= room ? wanted : [.. shown.Select(_ => Least)]
        );
        foreach (var ((party, figure), width) in shown.Zip(figures).Zip(widths))
        {
            Segment(
                left,
                top,
                width,
                height,
                party,
                _matrix.Parties[party].Letter,
                figure,
                PictureSummary.Share(domain, model, _matrix.Parties[party], counts[party], rows)
            );
            left += width + Gap;
        }
    }

    /// <summary>
    /// Draws a surface of a party. It begins with the letter and the figure on a plain plate in the party's colour. So no pattern crosses
    /// them, and figures are aligned. What doesn't fit is left out, the figure first.
    /// </summary>
    private void Segment(double x, double y, double width, double height, int party, string letter, string? figure, string? title = null)
    {
        var size = SizeIn(height);
        var text =
            WidthOf(letter + figure, height) <= width + Tolerance ? letter + figure
            : TextWidth.Of(letter, size, bold: true) + 4 <= width ? letter
            : null;
        _marks.Add(svg =>
        {
            svg.Open("g");
            if (title is not null)
            {
                svg.Leaf("title", title);
            }

            if (PartyFills.IsSolid(party))
            {
                svg.Empty(
                    "rect",
                    ("x", x),
                    ("y", y),
                    ("width", width),
                    ("height", height),
                    ("rx", 3),
                    ("class", PictureStyle.Surface(party))
                );
            }
            else
            {
                svg.Empty("rect", ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 3), ("fill", PartyFills.Of(party)));
            }

            if (text is not null)
            {
                var plate = WidthOf(text, height);
                if (!PartyFills.IsSolid(party))
                {
                    svg.Empty(
                        "rect",
                        ("x", x),
                        ("y", y),
                        ("width", Math.Min(plate, width)),
                        ("height", height),
                        ("rx", 3),
                        ("class", PictureStyle.Surface(party))
                    );
                }

                var baseline = y + (height / 2) + (size * 0.36);
                svg.Leaf(
                    "text",
                    text,
                    plate <= width
                        ? Attributes(x + Padding + 1, baseline, size, PictureStyle.On(party), bold: true, "start")
                        : Attributes(x + (width / 2), baseline, size, PictureStyle.On(party), bold: true, "middle")
                );
            }

            svg.Close();
        });
    }

    /// <summary>The size of letters and figures in a band.</summary>
    private static double SizeIn(double height) => height > BandHeight ? 14 : TextSize;

    /// <summary>What a letter with its figure needs in a band, with its padding.</summary>
    private static double WidthOf(string text, double height) => TextWidth.Of(text, SizeIn(height), bold: true) + (2 * Padding);

    /// <summary>Lines of text from the current height on; moves it below them.</summary>
    private void Paragraph(string text, double size, string kind, double width, int maxLines, bool bold = false, double left = Margin)
    {
        var lines = TextLines.Fit(text, width, maxLines, size, bold);
        Write(lines, text, left, _y + size, size, kind, bold);
        _y += (size * 1.25 * lines.Lines.Count) + (size * 0.1);
    }

    /// <summary>Draws lines of text from a baseline. If the text was cut, a tooltip contains all of it.</summary>
    private void Write(TextLines lines, string whole, double x, double baseline, double size, string kind, bool bold) =>
        _marks.Add(svg =>
        {
            svg.Open("text", Attributes(x, baseline, size, kind, bold, "start"));
            if (lines.IsCut)
            {
                svg.Leaf("title", whole);
            }

            foreach (var (position, line) in lines.Lines.Index())
            {
                if (position == 0)
                {
                    svg.Leaf("tspan", line);
                }
                else
                {
                    svg.Leaf("tspan", line, ("x", x), ("dy", size * 1.25));
                }
            }

            svg.Close();
        });

    private static (string Name, object Value)[] Attributes(double x, double y, double size, string kind, bool bold, string anchor) =>
        [("x", x), ("y", y), ("font-size", size), ("font-weight", bold ? "600" : "400"), ("text-anchor", anchor), ("class", kind)];
}
