using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Svg;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The responsibility picture on paper: a column for each hosting model, and in it a band for each domain. A band is divided by the number
/// of duties that each party is accountable for. Its figures are those of the reader pages, for the rows and columns shown.
/// </summary>
internal sealed class PictureFigure(ReportData data)
{
    private const double NameWidth = 176;
    private const double CountWidth = 24;
    private const double Gutter = 10;
    private const double Pitch = 14.5;
    private const double BandHeight = 11;
    private const double HeadHeight = 16;

    /// <summary>The most domains in one figure. A figure isn't split over pages, so many domains need several figures.</summary>
    private const int MostDomains = 26;

    /// <summary>The fewest domains for which a figure begins on the current page. With less room it begins on the next.</summary>
    private const int FewestDomains = 4;

    /// <summary>The longest description for readers who can't see the figure. A longer one is replaced by the totals alone.</summary>
    private const int AlternativeMaxLength = 8_000;

    private static readonly TextStyle Name = ReportStyles.Table;
    private static readonly TextStyle Figure = new(7.5, PdfColor.White, Bold: true);

    private readonly PictureFigures _figures = new(Shown(data), data.View.Columns);

    public void Write(Flow flow)
    {
        if (data.View.Rows.Count == 0 || data.View.Columns.Count == 0)
        {
            return;
        }

        flow.Heading(2, "Responsibility picture", ReportStyles.Section);
        flow.Paragraph(
            new TextBlock(
                "Each band is a domain, divided by the number of duties that each party is accountable for. The letters represent the "
                    + "parties."
                    + (_figures.Matrix.AllowsJointAccountability ? " Duties that parties share are not in the bands." : ""),
                ReportStyles.ProseQuiet
            )
            {
                KeepsWithNext = true,
            }
        );
        var domains = _figures.Matrix.Domains.Count;
        for (var (first, count) = (0, 0); first < domains; first += count)
        {
            if (first > 0)
            {
                flow.Space(8);
            }

            var room = (int)((flow.Left - HeadHeight - 1) / Pitch);
            count = Math.Min(room < Math.Min(FewestDomains, domains - first) ? MostDomains : Math.Min(room, MostDomains), domains - first);
            var (from, shown) = (first, count);
            var height = HeadHeight + (count * Pitch);
            var width = flow.Width;
            flow.Figure(Alternative(from, shown), width, height, canvas => Draw(canvas, width, height, from, shown));
        }
    }

    /// <summary>Returns the matrix with only the rows shown.</summary>
    private static Matrix Shown(ReportData data) =>
        !data.IsExtract
            ? data.Matrix
            : data.Matrix with
            {
                Domains = data
                    .Matrix.Domains.Select(domain =>
                        domain with
                        {
                            Responsibilities = domain
                                .Responsibilities.Where(row => data.IsShown(data.View.Index.FindRow(row.Slug)!))
                                .ToValueList(),
                        }
                    )
                    .Where(domain => domain.Responsibilities.Count > 0)
                    .ToValueList(),
            };

    private void Draw(Canvas canvas, double width, double height, int first, int count)
    {
        var columns = _figures.Models.Count;
        var left = NameWidth + CountWidth + Gutter;
        var column = (width - left - ((columns - 1) * Gutter)) / columns;
        for (var model = 0; model < columns; model++)
        {
            canvas.Write(
                Cut(canvas, _figures.Models[model].Name, column, ReportStyles.TableBold),
                left + (model * (column + Gutter)),
                height - 9,
                ReportStyles.TableBold
            );
        }

        for (var position = 0; position < count; position++)
        {
            var domain = _figures.Matrix.Domains[first + position];
            var bottom = height - HeadHeight - (position * Pitch) - BandHeight;
            canvas.Write(Cut(canvas, domain.Name, NameWidth, Name), 0, bottom + 3, Name);
            var rows = Number(domain.Responsibilities.Count);
            canvas.Write(rows, NameWidth + CountWidth - canvas.WidthOf(rows, ReportStyles.TableQuiet), bottom + 3, ReportStyles.TableQuiet);
            for (var model = 0; model < columns; model++)
            {
                Band(
                    canvas,
                    left + (model * (column + Gutter)),
                    bottom,
                    column,
                    _figures.Of(model, first + position),
                    domain.Responsibilities.Count
                );
            }
        }
    }

    /// <summary>Draws a band. Every party with a duty gets a visible sliver; the rest of the width is divided in proportion.</summary>
    private void Band(Canvas canvas, double x, double y, double width, int[] counts, int rows)
    {
        const double Gap = 1,
            Least = 2;
        var shown = counts.Count(count => count > 0);
        if (shown == 0)
        {
            canvas.StrokeRectangle(x, y, width, BandHeight, 0.5, ReportStyles.Line);
            return;
        }

        var divisible = width - (Gap * (shown - 1)) - (Least * shown);
        for (var party = 0; party < counts.Length; party++)
        {
            if (counts[party] > 0)
            {
                var share = Least + (divisible * counts[party] / rows);
                Segment(canvas, x, y, share, data.PartyStyles[party], counts[party]);
                x += share + Gap;
            }
        }
    }

    /// <summary>Draws a surface of a party. The letter and the figure are on a plain plate, so that no pattern crosses them.</summary>
    private static void Segment(Canvas canvas, double x, double y, double width, PartyStyle partyStyle, int count)
    {
        const double Padding = 3;
        canvas.FillRectangle(x, y, width, BandHeight, partyStyle.Paint.Surface);
        var style = Figure with { Color = partyStyle.Paint.OnColor };
        foreach (var text in new[] { $"{partyStyle.Party.Letter} {Number(count)}", partyStyle.Party.Letter })
        {
            var plate = canvas.WidthOf(text, style) + (2 * Padding);
            if (plate <= width)
            {
                canvas.FillRectangle(x, y, plate, BandHeight, partyStyle.Paint.Color);
                canvas.Write(text, x + Padding, y + 3.2, style);
                return;
            }
        }
    }

    private string Alternative(int first, int count)
    {
        var sums = PictureSummary.Description(_figures, data.Version);
        var words = new StringBuilder(sums);
        for (var position = first; position < first + count && words.Length <= AlternativeMaxLength; position++)
        {
            AppendDomain(words, position);
        }

        return words.Length <= AlternativeMaxLength ? words.ToString() : sums;
    }

    /// <summary>"Encryption (6 duties): SaaS Yugabyte 4, Customer 2; PaaS ...".</summary>
    private void AppendDomain(StringBuilder words, int position)
    {
        var domain = _figures.Matrix.Domains[position];
        words.Append(CultureInfo.InvariantCulture, $" {domain.Name} ({domain.Responsibilities.Count}):");
        for (var model = 0; model < _figures.Models.Count; model++)
        {
            words.Append(model == 0 ? " " : "; ").Append(_figures.Models[model].Name);
            var separator = " ";
            foreach (var (party, accountable) in _figures.Of(model, position).Index())
            {
                if (accountable > 0)
                {
                    words.Append(CultureInfo.InvariantCulture, $"{separator}{_figures.Matrix.Parties[party].Name} {accountable}");
                    separator = ", ";
                }
            }

            if (_figures.SharedIn(model, position) is var shared and > 0)
            {
                words.Append(CultureInfo.InvariantCulture, $"{separator}{shared} shared");
            }
        }

        words.Append('.');
    }

    private static string Cut(Canvas canvas, string text, double width, TextStyle style) => OneLine.Fit(canvas, text, width, style);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
