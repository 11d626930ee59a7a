using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>How the cells of a party look, in the colours that it has on every page.</summary>
internal sealed class PartyStyles
{
    /// <summary>How much of the colour is left where a party contributes.</summary>
    private const double TintShare = 0.18;

    private const int Full = 255;

    public PartyStyles(Party party, int position)
    {
        var colors = PartyPalette.For(position);
        Party = party;
        Accountable = WorkbookStyles.Text with { Fill = colors.Light, Color = colors.LightText };
        Contributing = WorkbookStyles.Text with { Fill = TintOf(colors.Light), Color = WorkbookStyles.Ink };
        AccountableName = Accountable with { IsBold = true };
        Heading = WorkbookStyles.Heading with { Fill = TintOf(colors.Light), Color = WorkbookStyles.Ink };
    }

    public Party Party { get; }

    public CellStyle Accountable { get; }

    /// <summary>The style of the name of the accountable party.</summary>
    public CellStyle AccountableName { get; }

    public CellStyle Contributing { get; }

    /// <summary>The style of the heading of a column of the party.</summary>
    public CellStyle Heading { get; }

    public CellStyle For(Part part) =>
        part switch
        {
            Part.None => WorkbookStyles.Quiet,
            Part.Contributing => Contributing,
            _ => Accountable,
        };

    /// <summary>Mixes a colour with white.</summary>
    /// <param name="color">As <c>#RRGGBB</c>.</param>
    private static string TintOf(string color) =>
        string.Create(CultureInfo.InvariantCulture, $"#{TintAt(color, 1):X2}{TintAt(color, 3):X2}{TintAt(color, 5):X2}");

    private static int TintAt(string color, int start)
    {
        var value = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (int)Math.Round(Full - ((Full - value) * TintShare));
    }
}
