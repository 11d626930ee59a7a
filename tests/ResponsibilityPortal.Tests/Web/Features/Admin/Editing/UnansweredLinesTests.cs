using System.Collections.Immutable;
using Bunit;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

/// <summary>Editors paste questions and see which of them the draft doesn't answer.</summary>
public sealed class UnansweredLinesTests : ComponentTest
{
    private const string NoMatch = "The question has no match in the draft.";

    private readonly List<CellKey> _chosen = [];

    [Fact]
    public async Task Check_OfSeveralQuestions_ListsThoseWithoutAMatch()
    {
        var lines = Show(Given.Matrix());
        await CheckAsync(lines, "1.1 Who makes backups?\n1.2 Is there a quantum firewall?\n\n1.3 Who keeps keys?");
        Assert.Equal("1 of 3 questions has no match in the draft.", lines.Find("[role=status] p").TextContent);
        var question = Assert.Single(lines.FindAll("li"));
        Assert.Contains("Is there a quantum firewall?", question.TextContent, StringComparison.Ordinal);
        Assert.Contains("No row is near.", question.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/admin/matrices/sample/structure?part=synonyms", lines.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAQuestionThatIsHardlyCovered_OffersTheNearestRows()
    {
        var lines = Show(Given.Matrix());
        await CheckAsync(lines, "Which quantum firewall vendors, satellite operators and lighthouse wardens handle backups?");
        Assert.Equal(NoMatch, lines.Find("[role=status] p").TextContent);
        await lines.Find("li button").ClickAsync();
        Assert.Equal([new CellKey("backup", "")], _chosen);
    }

    [Fact]
    public async Task Check_AfterTheDraftHasChanged_IsOutdatedUntilItIsRepeated()
    {
        var lines = Show(Given.Matrix());
        await CheckAsync(lines, "quantum firewall");
        Assert.Equal(NoMatch, lines.Find("[role=status] p").TextContent);
        var after = Given.Matrix() with { Synonyms = [new SynonymGroup(["quantum firewall", "backups"])] };
        lines.Render(parameters => parameters.Add(view => view.Draft, DraftOf(after)));
        Assert.Equal(NoMatch, lines.Find("[role=status] p").TextContent);
        Assert.Contains("The draft has changed since this check.", lines.Find("[role=status]").TextContent, StringComparison.Ordinal);
        await lines.Find("[role=status] button.tool").ClickAsync();
        Assert.DoesNotContain("The draft has changed", lines.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("The question has a match in the draft.", lines.Find("[role=status] p").TextContent);
        Assert.Empty(lines.FindAll("li"));
    }

    [Fact]
    public async Task Check_OfNothingOrTooMuch_SaysWhatToDoAndKeepsTheText()
    {
        var lines = Show(Given.Matrix());
        await CheckAsync(lines, " \n");
        Assert.Equal(QuestionLines.Read("").Problem, lines.Find("[role=status]").TextContent.Trim());
        var text = new string('x', UnansweredLines.TextMaxLength + 1);
        await CheckAsync(lines, text);
        Assert.Equal(
            "The text has 8,001 characters, and at most 8,000 are checked at once. Check it in parts.",
            lines.Find("[role=status]").TextContent.Trim()
        );
        Assert.Equal(text, lines.Find("textarea").GetAttribute("value"));
    }

    private static async Task CheckAsync(IRenderedComponent<UnansweredLines> lines, string text)
    {
        await lines.Find("textarea").ChangeAsync(text);
        await lines.Find("button.tool").ClickAsync();
    }

    private static DraftSnapshot DraftOf(Matrix matrix) =>
        new(new DraftFrame(matrix, null, 0, 1), ImmutableDictionary<CellKey, DraftCell>.Empty, 1);

    private IRenderedComponent<UnansweredLines> Show(Matrix matrix) =>
        Render<UnansweredLines>(parameters =>
            parameters
                .Add(view => view.Draft, DraftOf(matrix))
                .Add(view => view.OnChosen, EventCallback.Factory.Create<CellKey>(this, _chosen.Add))
        );
}
