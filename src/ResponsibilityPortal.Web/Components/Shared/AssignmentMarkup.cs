using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>
/// Draws the parties of a cell by letter, name, colour and pattern. The accountable party, or those that share accountability, come first
/// and are solid; contributors follow and are lighter. Screen readers don't read the drawing, but the visually hidden sentence next to it.
/// </summary>
/// <remarks>
/// A matrix has thousands of cells but only a few dozen different assignments, so the markup of each is created once. It contains encoded
/// names only.
/// </remarks>
public sealed class AssignmentMarkup(Matrix matrix)
{
    private readonly Dictionary<
        (string? Accountable, ValueList<string> Joint, string? NotApplicable, ValueList<string> Contributing),
        (string Sentence, string Drawing)
    > _made = [];

    private readonly MatrixLanguage _language = MatrixLanguage.Of(matrix);

    /// <summary>Returns the sentence and the drawing for a cell.</summary>
    public MarkupString For(Assignment? cell)
    {
        var (sentence, drawing) = Of(cell);
        return new MarkupString($"<i>{sentence}</i>{drawing}");
    }

    /// <summary>Returns the encoded sentence for a cell.</summary>
    public string SentenceOf(Assignment? cell) => Of(cell).Sentence;

    /// <summary>Returns the drawing for a cell. The caller must put the sentence next to it.</summary>
    public string DrawingOf(Assignment? cell) => Of(cell).Drawing;

    /// <summary>Returns the CSS class with the colours and pattern of a party, which depend on its position in the matrix.</summary>
    public static string ClassOf(Matrix matrix, string party)
    {
        for (var position = 0; position < matrix.Parties.Count; position++)
        {
            if (matrix.Parties[position].Slug == party)
            {
                return string.Create(CultureInfo.InvariantCulture, $"p{position + 1}");
            }
        }

        return "";
    }

    private (string Sentence, string Drawing) Of(Assignment? cell)
    {
        var key = (cell?.Accountable, cell?.JointlyAccountable ?? [], cell?.NotApplicable, cell?.Contributing ?? []);
        if (!_made.TryGetValue(key, out var made))
        {
            made = (_language.EncodeIn(AssignmentSentence.OfCell(matrix, cell), [cell?.NotApplicable]), Draw(cell));
            _made.Add(key, made);
        }

        return made;
    }

    private string Draw(Assignment? cell)
    {
        if (cell is not { IsAssessed: true })
        {
            return $"<span class=\"none\" aria-hidden=\"true\">? {HtmlEncoder.Default.Encode(PartWords.NotYetAssessedFirst)}</span>";
        }

        if (cell.NotApplicable is { } reason)
        {
            return "<span class=\"not-applicable\" aria-hidden=\"true\">"
                + $"{_language.EncodeIn(PartWords.NotApplicableBecause(reason), [reason])}</span>";
        }

        var markup = new StringBuilder();
        foreach (var party in cell.AccountableParties.AsSpan())
        {
            AppendParty(markup, party, "own");
        }

        if (cell.IsJoint)
        {
            markup.Append(CultureInfo.InvariantCulture, $"<small class=\"joint\" aria-hidden=\"true\">{PartWords.ShareThis}</small>");
        }

        foreach (var party in cell.Contributing.AsSpan())
        {
            AppendParty(markup, party, "part");
        }

        return markup.ToString();
    }

    private void AppendParty(StringBuilder markup, string slug, string kind)
    {
        var party = matrix.Parties.First(known => known.Slug == slug);
        markup.Append(
            CultureInfo.InvariantCulture,
            $"<span class=\"{kind} {ClassOf(matrix, slug)}\" aria-hidden=\"true\">{HtmlEncoder.Default.Encode(party.Letter)} "
                + $"{HtmlEncoder.Default.Encode(party.Name)}</span>"
        );
    }
}
