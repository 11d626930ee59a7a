using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class VersionComparisonTests
{
    private static readonly Matrix Before = Given.Matrix();

    [Fact]
    public void The_same_content_has_no_differences()
    {
        var comparison = Compare(Before);
        Assert.Empty(RowsOf(comparison));
        Assert.Empty(comparison.MatrixChanges);
    }

    [Fact]
    public void A_duty_becomes_yours_or_leaves_you_or_moves_between_others()
    {
        var comparison = Compare(Before.Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor).Moving("keys", "saas", Given.Provider));
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
        Assert.Equal(["sign-in"], Slugs(comparison.LeaveYou));
        Assert.Equal(["keys"], Slugs(comparison.MoveBetweenOthers));
        Assert.All(comparison.BecomeYours[0].Changes.Take(1), change => Assert.True(change.MovesOwnership));
    }

    [Fact]
    public void A_duty_can_come_in_one_model_and_go_in_another()
    {
        var comparison = Compare(Before.Moving("backup", "saas", Party.ReaderSlug).Moving("backup", "iaas", Given.Provider));
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
        Assert.Equal(["backup"], Slugs(comparison.LeaveYou));
    }

    [Fact]
    public void A_new_column_moves_nothing()
    {
        var comparison = Compare(Before.WithColumn("edge", "Edge", Party.ReaderSlug));
        Assert.Empty(RowsOf(comparison));
        Assert.Equal(["edge"], comparison.AddedModels.Select(model => model.Slug));
        Assert.Empty(comparison.RemovedModels);
    }

    [Fact]
    public void A_column_that_went_moves_nothing()
    {
        var comparison = new VersionComparison(Before.WithColumn("edge", "Edge", Party.ReaderSlug), Before, Before.ReadersParty);
        Assert.Empty(RowsOf(comparison));
        Assert.Equal(["edge"], comparison.RemovedModels.Select(model => model.Slug));
    }

    [Fact]
    public void Beside_a_new_column_moves_in_the_others_are_told()
    {
        var comparison = Compare(Before.WithColumn("edge", "Edge", Party.ReaderSlug).Moving("backup", "saas", Party.ReaderSlug));
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
        Assert.Single(comparison.BecomeYours[0].Changes);
    }

    [Fact]
    public void Without_a_reader_nothing_is_yours()
    {
        var comparison = new VersionComparison(Before, Before.Moving("backup", "saas", Party.ReaderSlug), null);
        Assert.Empty(comparison.BecomeYours);
        Assert.Equal(["backup"], Slugs(comparison.MoveBetweenOthers));
    }

    [Fact]
    public void A_gap_that_is_filled_moves_to_whoever_fills_it()
    {
        var comparison = new VersionComparison(Before.Moving("backup", "saas", null), Before.Moving("backup", "saas", Party.ReaderSlug), Before.ReadersParty);
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
    }

    [Fact]
    public void Contributors_and_words_are_told_apart()
    {
        var comparison = Compare(Before.Changing(row => row.Slug switch
        {
            "keys" => row with { Title = "Keep the keys" },
            "backup" => row with { Assignments = row.Assignments.Select(cell => cell with { Contributing = [] }).ToValueList() },
            _ => row,
        }));
        Assert.Equal(["keys"], Slugs(comparison.ChangeWording));
        Assert.Equal(["backup"], Slugs(comparison.ChangeContributors));
        Assert.Empty(comparison.MoveBetweenOthers);
    }

    [Fact]
    public void Rows_come_and_go()
    {
        Assert.Equal(["keys"], Compare(Before.Without("keys")).Retired.Select(row => row.Slug));
        Assert.Equal(["keys"], new VersionComparison(Before.Without("keys"), Before, Before.ReadersParty).Added.Select(row => row.Slug));
    }

    [Fact]
    public void A_row_that_only_moved_to_another_domain_moves_nothing_from_anybody() =>
        Assert.Equal(["backup"], Slugs(Compare(Before with
        {
            Domains = [Before.Domains[0] with { Responsibilities = [.. Before.Domains[0].Responsibilities, .. Before.Domains[1].Responsibilities] }, Before.Domains[1] with { Responsibilities = [] }],
        }).ChangeWording));

    [Fact]
    public void Moved_WithARowAtAnotherPlaceOfItsDomain_NamesThatRowAlone()
    {
        var before = Before with { Domains = [Before.Domains[0] with { Responsibilities = Rows("a", "b", "c", "d") }, Before.Domains[1]] };
        var after = before with { Domains = [before.Domains[0] with { Responsibilities = Rows("b", "c", "d", "a") }, before.Domains[1]] };
        var comparison = new VersionComparison(before, after, Before.ReadersParty);
        Assert.Equal(["a"], Slugs(comparison.Moved));
        Assert.Equal([new ResponsibilityChange(null, "place in Access", "position 1", "position 4, after “Row d”", MovesOwnership: false)], comparison.Moved[0].Changes);
        Assert.EndsWith(", 1 moved within their domain.", ChangeSummary.Of(comparison), StringComparison.Ordinal);
        Assert.Equal("duty moves within its domain", ChangeSummary.Meaning(comparison)[2..]);
        Assert.Equal("1 duty moves within its domain.", TeamSummary.Of(comparison));
    }

    [Fact]
    public void Moved_WithAddedAndRetiredRowsAround_IsEmpty()
    {
        var before = Before with { Domains = [Before.Domains[0] with { Responsibilities = Rows("a", "b", "c") }] };
        Assert.Empty(new VersionComparison(before, before with { Domains = [before.Domains[0] with { Responsibilities = Rows("x", "a", "y", "c") }] }, null).Moved);
    }

    [Fact]
    public void Comparison_OfAFirstVersion_HasEverythingAdded()
    {
        var comparison = new VersionComparison(null, Before, Before.ReadersParty);
        Assert.Equal(Before.Responsibilities, comparison.Added);
        Assert.Equal(Before.HostingModels, comparison.AddedModels);
        Assert.All(comparison.MatrixChanges, change => Assert.Null(change.Before));
        Assert.Contains(comparison.MatrixChanges, change => change is { What: "standing", After: "example" });
        Assert.Contains(comparison.MatrixChanges, change => change.What == "domain data");
    }

    [Fact]
    public void TeamSummary_LeavesZerosOutAndSpeaksOfTheCustomer()
    {
        Assert.Equal(
            "1 duty moves to the customer, 1 duty leaves the customer, 1 duty is removed, the hosting model Edge is added, 1 change of structure or texts.",
            TeamSummary.Of(Compare(Before.Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor).Without("keys").WithColumn("edge", "Edge", Given.Vendor) with { Title = "Another" })));
        Assert.Equal("Nothing changes.", TeamSummary.Of(Compare(Before)));
    }

    public static TheoryData<string, Func<Matrix, Matrix>> Frames => new()
    {
        { "title", matrix => matrix with { Title = "Another" } },
        { "issuer", matrix => matrix with { Issuer = "Another" } },
        { "standing", matrix => matrix with { Standing = Standing.Official } },
        { "summary", matrix => matrix with { Summary = "Another." } },
        { "guidance", matrix => matrix with { Guidance = "Another." } },
        { "contact", matrix => matrix with { Contact = "Another." } },
        { "disclaimer", matrix => matrix with { Disclaimer = "Another." } },
        { "note on frameworks", matrix => matrix with { FrameworkNote = "Another." } },
        { "party vendor", matrix => matrix with { Parties = matrix.Parties.Select(party => party.Slug == Given.Vendor ? party with { Name = "Another" } : party).ToValueList() } },
        { "hosting model saas", matrix => matrix with { HostingModels = matrix.HostingModels.Select(model => model.Slug == "saas" ? model with { Name = "Another" } : model).ToValueList() } },
        { "deployment hosted", matrix => matrix with { Deployments = [] } },
        { "framework demo", matrix => matrix with { Frameworks = matrix.Frameworks.Select(framework => framework with { Version = "2" }).ToValueList() } },
        { "source docs", matrix => matrix with { Sources = [new Source("docs", "Docs", "https://example.com", "documentation")] } },
        { "statement one", matrix => matrix with { Statements = [new Statement("one", "It is so.", [])] } },
        { "domain data", matrix => matrix with { Domains = matrix.Domains.Select(domain => domain.Slug == "data" ? domain with { Name = "Another" } : domain).ToValueList() } },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void What_stands_around_the_rows_is_told_too(string what, Func<Matrix, Matrix> change)
    {
        var comparison = Compare(change(Before));
        Assert.Equal(what, Assert.Single(comparison.MatrixChanges).What);
        Assert.Empty(RowsOf(comparison));
    }

    private static ValueList<Responsibility> Rows(params ReadOnlySpan<string> slugs) =>
        ValueList.Create(slugs).Select(slug => new Responsibility { Slug = slug, Title = $"Row {slug}" }).ToValueList();

    private static VersionComparison Compare(Matrix after) => new(Before, after, after.ReadersParty);

    private static IEnumerable<string> RowsOf(VersionComparison comparison) =>
    [
        .. Slugs(comparison.BecomeYours), .. Slugs(comparison.LeaveYou), .. Slugs(comparison.MoveBetweenOthers), .. Slugs(comparison.ChangeContributors),
        .. Slugs(comparison.ChangeWording), .. comparison.Added.Select(row => row.Slug), .. comparison.Retired.Select(row => row.Slug),
    ];

    private static IEnumerable<string> Slugs(IEnumerable<RowComparison> rows) => rows.Select(row => row.Row.Slug);
}
