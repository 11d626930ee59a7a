using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>
/// Marks what a version changed, in words: the kind of change and the version. The date is for screen readers and for the tooltip.
/// </summary>
/// <remarks>There are only three marks, so each one is created once.</remarks>
public sealed class ChangeMarkup(MatrixVersion version)
{
    private readonly string _number = version.Number.ToString(CultureInfo.InvariantCulture);
    private readonly string _day = Wording.Day(version.PublishedAt);
    private readonly Dictionary<ChangeMark, MarkupString> _made = [];

    /// <summary>Returns the mark with a space before it; empty if nothing changed.</summary>
    /// <param name="where">Encoded names of the changed hosting models, if the marked element covers other models too.</param>
    public MarkupString For(ChangeMark mark, string? where = null)
    {
        if (mark == ChangeMark.None)
        {
            return default;
        }

        if (where is not null)
        {
            return Draw(mark, $" ({where})");
        }

        if (!_made.TryGetValue(mark, out var made))
        {
            made = Draw(mark, "");
            _made.Add(mark, made);
        }

        return made;
    }

    private static string WordsOf(ChangeMark mark) =>
        mark switch
        {
            ChangeMark.Words => "Wording changed in version",
            ChangeMark.Owners => "Parties changed in version",
            _ => "New in version",
        };

    private MarkupString Draw(ChangeMark mark, string where) =>
        new($" <em class=\"ch\" title=\"{HtmlEncoder.Default.Encode(_day)}\">{WordsOf(mark)} {_number}{where}<i>, {_day}</i></em>");
}
