using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>
/// The marks on what a version changed: a sign, a word and the number to see, the whole sentence with the date for those who hear it
/// or point at it. There are three of them, so each is made once.
/// </summary>
public sealed class ChangeMarkup
{
    private readonly MarkupString _words;
    private readonly MarkupString _owners;
    private readonly MarkupString _new;

    public ChangeMarkup(MatrixVersion version)
    {
        var day = Wording.Day(version.PublishedAt);
        _words = Draw("◇ words", "changed in");
        _owners = Draw("◆ owners", "changed in");
        _new = Draw("+ new", "in");

        MarkupString Draw(string word, string how) => new(
            $" <em class=\"ch\" title=\"{HtmlEncoder.Default.Encode($"{word[2..]} {how} version {version.Number}, {day}")}\">{word}<i> {how} version</i> v{version.Number}<i>, {day}</i></em>");
    }

    /// <summary>The mark, with a space before it; nothing for what did not change.</summary>
    public MarkupString For(ChangeMark mark) => mark switch
    {
        ChangeMark.Words => _words,
        ChangeMark.Owners => _owners,
        ChangeMark.New => _new,
        _ => default,
    };
}
