using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>
/// Who owns a cell, drawn: the accountable party first and solid, contributors after it and lighter, each by letter, name, colour
/// and pattern. Words for those who do not see it stand between, visually hidden, so that the cell reads as a sentence.
/// </summary>
/// <remarks>
/// A matrix has thousands of cells but only some dozen different owners of a cell, so the markup of each is made once. It is
/// put together from encoded names only.
/// </remarks>
public sealed class OwnershipMarkup(Matrix matrix)
{
    private readonly Dictionary<(string? Accountable, ValueList<string> Contributing), MarkupString> _drawn = [];

    public MarkupString For(Assignment? cell)
    {
        var key = (cell?.Accountable, cell?.Contributing ?? []);
        if (!_drawn.TryGetValue(key, out var markup))
        {
            markup = new MarkupString(Draw(cell));
            _drawn.Add(key, markup);
        }

        return markup;
    }

    /// <summary>The CSS class that gives a party its colours and pattern: by its place in the matrix.</summary>
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

    private string Draw(Assignment? cell)
    {
        if (cell?.Accountable is not { } accountable)
        {
            return $"<span class=\"none\"><b>?</b> {HtmlEncoder.Default.Encode(OwnershipSentence.OfCell(matrix, cell))}</span>";
        }

        var markup = new StringBuilder();
        AppendParty(markup, accountable, "own");
        markup.Append("<i> ").Append(PartWords.IsAccountable(NameOf(accountable))).Append("</i>");
        if (cell.Contributing.Count == 0)
        {
            return markup.ToString();
        }

        markup.Append("<span class=\"con\">");
        foreach (var (index, party) in cell.Contributing.Index())
        {
            markup.Append(index == 0 ? "<i>; </i>" : "<i>, </i>");
            AppendParty(markup, party, "part");
        }

        return markup.Append("<i> ").Append(PartWords.Contribute([.. cell.Contributing.Select(NameOf)])).Append("</i></span>").ToString();
    }

    private Party PartyOf(string slug) => matrix.Parties.First(known => known.Slug == slug);

    private string NameOf(string slug) => PartyOf(slug).Name;

    private void AppendParty(StringBuilder markup, string slug, string kind)
    {
        var party = PartyOf(slug);
        markup.Append(CultureInfo.InvariantCulture, $"<span class=\"{kind} {ClassOf(matrix, slug)}\"><b>{HtmlEncoder.Default.Encode(party.Letter)}</b> {HtmlEncoder.Default.Encode(party.Name)}</span>");
    }
}
