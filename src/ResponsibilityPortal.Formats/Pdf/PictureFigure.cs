using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Svg;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The responsibility picture on paper: a column per hosting model, in it a band per domain, split by the number of duties each party is
/// accountable for. It has the same figures as that of the pages, for the rows and columns shown.
/// </summary>
internal sealed class PictureFigure(ReportData data)
{
    private const double NameWidth = 176;
    private const double CountWidth = 24;
    private const double Gutter = 10;
    private const double Pitch = 14.5;
    private const double BandHeight = 11;
    private const double HeadHeight = 16;

    /// <summary>A figure is not split over pages, so of many domains each gets only so many.</summary>
    private const int MostDomains = 26;

    /// <summary>With less room than for so many domains, a figure begins on the next page.</summary>
    private const int FewestDomains = 4;

    /// <summary>The longest description for those who cannot see the figure; what is longer is told by its sums alone.</summary>
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

        flow.Heading(2, "The picture", ReportStyles.Section);
        flow.Paragraph(new TextBlock("Each band is a domain, split by the number of duties that each party is accountable for. The letters are those of the parties.", ReportStyles.ProseQuiet)
        {
            KeepsWithNext = true,
        });
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

    /// <summary>The matrix with the rows shown alone.</summary>
    private static Matrix Shown(ReportData data) => !data.IsExtract
        ? data.Matrix
        : data.Matrix with
        {
            Domains = data.Matrix.Domains
                .Select(domain => domain with { Responsibilities = domain.Responsibilities.Where(row => data.IsShown(data.View.Index.Find(row.Slug)!)).ToValueList() })
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
            canvas.Write(Cut(canvas, _figures.Models[model].Name, column, ReportStyles.TableBold), left + (model * (column + Gutter)), height - 9, ReportStyles.TableBold);
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
                Band(canvas, left + (model * (column + Gutter)), bottom, column, _figures.Of(model, first + position), domain.Responsibilities.Count);
            }
        }
    }

    /// <summary>Every party with a duty gets a visible sliver; the rest of the width is split in proportion.</summary>
    private void Band(Canvas canvas, double x, double y, double width, int[] counts, int rows)
    {
        const double Gap = 1, Least = 2;
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
                Segment(canvas, x, y, share, data.Looks[party], counts[party]);
                x += share + Gap;
            }
        }
    }

    /// <summary>A surface of a party. Letter and figure stand on a plain plate, so that no pattern runs through them.</summary>
    private static void Segment(Canvas canvas, double x, double y, double width, PartyLook look, int count)
    {
        const double Padding = 3;
        canvas.FillRectangle(x, y, width, BandHeight, look.Paint.Surface);
        var style = Figure with { Color = look.Paint.OnColor };
        foreach (var text in new[] { $"{look.Party.Letter} {Number(count)}", look.Party.Letter })
        {
            var plate = canvas.WidthOf(text, style) + (2 * Padding);
            if (plate <= width)
            {
                canvas.FillRectangle(x, y, plate, BandHeight, look.Paint.Color);
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
        }

        words.Append('.');
    }

    private static string Cut(Canvas canvas, string text, double width, TextStyle style) => OneLine.Fit(canvas, text, width, style);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
