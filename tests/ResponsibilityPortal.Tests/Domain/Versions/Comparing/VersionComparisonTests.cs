using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class VersionComparisonTests
{
    private static readonly Matrix Before = Given.Matrix();

    [Fact]
    public void Comparison_OfEqualContent_HasNoDifferences()
    {
        var comparison = Compare(Before);
        Assert.Empty(RowsOf(comparison));
        Assert.Empty(comparison.MatrixChanges);
    }

    [Fact]
    public void Comparison_OfMovedAccountability_SortsRowsByParty()
    {
        var comparison = Compare(
            Before.Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor).Moving("keys", "saas", Given.Provider)
        );
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
        Assert.Equal(["sign-in"], Slugs(comparison.LeaveYou));
        Assert.Equal(["keys"], Slugs(comparison.MoveBetweenOthers));
        Assert.All(comparison.BecomeYours[0].Changes.Take(1), change => Assert.True(change.MovesAccountability));
    }

    [Fact]
    public void Comparison_OfMovesInTwoModels_ListsTheRowTwice()
    {
        var comparison = Compare(Before.Moving("backup", "saas", Party.ReaderSlug).Moving("backup", "iaas", Given.Provider));
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
        Assert.Equal(["backup"], Slugs(comparison.LeaveYou));
    }

    /// <summary>Nothing moves between others when the customer shares a duty, or no longer shares it.</summary>
    [Fact]
    public void Comparison_OfADutyThatStaysYours_SaysWhetherYouAreAloneOrJoint()
    {
        var shared = Before.Sharing("keys", "iaas", Given.Vendor, Party.ReaderSlug);
        var alone = new VersionComparison(shared, Before with { AllowsJointAccountability = true }, Before.ReadersParty);
        Assert.Equal(["keys"], Slugs(alone.BecomeYoursAlone));
        Assert.Equal("You are now alone accountable for 1 duty.", ChangeSummary.Of(alone));
        Assert.Equal("The customer is now alone accountable for 1 duty.", TeamSummary.Of(alone));
        Assert.Equal(["Still yours, but alone"], ChangeGroup.Of(alone).Select(group => group.Heading));

        var jointly = new VersionComparison(Before with { AllowsJointAccountability = true }, shared, Before.ReadersParty);
        Assert.Equal(["keys"], Slugs(jointly.BecomeJointlyYours));
        Assert.Equal("You are now jointly accountable with other parties for 1 duty.", ChangeSummary.Of(jointly));
        Assert.Equal("The customer is now jointly accountable with other parties for 1 duty.", TeamSummary.Of(jointly));
        Assert.Equal(
            ["Still yours, but jointly with other parties"],
            ChangeGroup.Of(jointly).Select(group => group.Heading)
        );
        Assert.All([alone, jointly], comparison => Assert.Single(RowsOf(comparison)));
    }

    [Fact]
    public void Comparison_OfSharedDuties_ComparesWhoSharesThem()
    {
        var shared = Before
            .Sharing("keys", "iaas", Given.Vendor, Party.ReaderSlug)
            .Sharing("sign-in", "saas", Given.Vendor, Party.ReaderSlug);
        var after = shared.Sharing("keys", "iaas", Given.Provider, Party.ReaderSlug).Moving("sign-in", "saas", Party.ReaderSlug);
        var customer = new VersionComparison(shared, after, Before.ReadersParty);
        Assert.Equal(["keys"], Slugs(customer.BecomeJointlyYours));
        Assert.Equal(["sign-in"], Slugs(customer.BecomeYoursAlone));
        Assert.Equal(
            "you are now alone accountable for 1 duty and jointly accountable with other parties for 1",
            ChangeSummary.Meaning(customer)
        );
        var vendor = new VersionComparison(shared, after, Before.Parties.Single(party => party.Slug == Given.Vendor));
        Assert.Equal(["sign-in", "keys"], Slugs(vendor.LeaveYou));
        var nobody = new VersionComparison(shared, after, null);
        Assert.Equal(["sign-in", "keys"], Slugs(nobody.MoveBetweenOthers));
    }

    [Fact]
    public void Comparison_WithAnAddedColumn_MovesNothing()
    {
        var comparison = Compare(Before.WithColumn("edge", "Edge", Party.ReaderSlug));
        Assert.Empty(RowsOf(comparison));
        Assert.Equal(["edge"], comparison.AddedModels.Select(model => model.Slug));
        Assert.Empty(comparison.RemovedModels);
    }

    [Fact]
    public void Comparison_WithARemovedColumn_MovesNothing()
    {
        var comparison = new VersionComparison(Before.WithColumn("edge", "Edge", Party.ReaderSlug), Before, Before.ReadersParty);
        Assert.Empty(RowsOf(comparison));
        Assert.Equal(["edge"], comparison.RemovedModels.Select(model => model.Slug));
    }

    [Fact]
    public void Comparison_WithAnAddedColumn_ReportsMovesInOtherColumns()
    {
        var comparison = Compare(Before.WithColumn("edge", "Edge", Party.ReaderSlug).Moving("backup", "saas", Party.ReaderSlug));
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
        Assert.Single(comparison.BecomeYours[0].Changes);
    }

    [Fact]
    public void Comparison_WithoutAReadersParty_NamesNothingYours()
    {
        var comparison = new VersionComparison(Before, Before.Moving("backup", "saas", Party.ReaderSlug), null);
        Assert.Empty(comparison.BecomeYours);
        Assert.Equal(["backup"], Slugs(comparison.MoveBetweenOthers));
    }

    [Fact]
    public void Comparison_OfAFilledCell_MovesItToTheNewParty()
    {
        var comparison = new VersionComparison(
            Before.Moving("backup", "saas", null),
            Before.Moving("backup", "saas", Party.ReaderSlug),
            Before.ReadersParty
        );
        Assert.Equal(["backup"], Slugs(comparison.BecomeYours));
    }

    [Fact]
    public void Comparison_OfContributorsAndWording_ListsThemSeparately()
    {
        var comparison = Compare(
            Before.Changing(row =>
                row.Slug switch
                {
                    "keys" => row with { Title = "Keep the keys" },
                    "backup" => row with { Assignments = row.Assignments.Select(cell => cell with { Contributing = [] }).ToValueList() },
                    _ => row,
                }
            )
        );
        Assert.Equal(["keys"], Slugs(comparison.ChangeWording));
        Assert.Equal(["backup"], Slugs(comparison.ChangeContributors));
        Assert.Empty(comparison.MoveBetweenOthers);
    }

    [Fact]
    public void Comparison_WithAddedAndRetiredRows_ListsThem()
    {
        Assert.Equal(["keys"], Compare(Before.Without("keys")).Retired.Select(row => row.Slug));
        Assert.Equal(["keys"], new VersionComparison(Before.Without("keys"), Before, Before.ReadersParty).Added.Select(row => row.Slug));
    }

    [Fact]
    public void Comparison_OfARowInAnotherDomain_MovesNoAccountability() =>
        Assert.Equal(
            ["backup"],
            Slugs(
                Compare(
                    Before with
                    {
                        Domains =
                        [
                            Before.Domains[0] with
                            {
                                Responsibilities = [.. Before.Domains[0].Responsibilities, .. Before.Domains[1].Responsibilities],
                            },
                            Before.Domains[1] with
                            {
                                Responsibilities = [],
                            },
                        ],
                    }
                ).ChangeWording
            )
        );

    [Fact]
    public void Moved_WithARowAtAnotherPlaceOfItsDomain_NamesThatRowAlone()
    {
        var before = Before with { Domains = [Before.Domains[0] with { Responsibilities = Rows("a", "b", "c", "d") }, Before.Domains[1]] };
        var after = before with { Domains = [before.Domains[0] with { Responsibilities = Rows("b", "c", "d", "a") }, before.Domains[1]] };
        var comparison = new VersionComparison(before, after, Before.ReadersParty);
        Assert.Equal(["a"], Slugs(comparison.Moved));
        Assert.Equal(
            [new ResponsibilityChange(null, "place in Access", "position 1", "position 4, after “Row d”", MovesAccountability: false)],
            comparison.Moved[0].Changes
        );
        Assert.Equal("1 duty moves within its domain.", ChangeSummary.Of(comparison));
        Assert.Equal("1 duty moves within its domain", ChangeSummary.Meaning(comparison));
        Assert.Equal("1 duty moves within its domain.", TeamSummary.Of(comparison));
    }

    [Fact]
    public void Moved_WithAddedAndRetiredRowsAround_IsEmpty()
    {
        var before = Before with { Domains = [Before.Domains[0] with { Responsibilities = Rows("a", "b", "c") }] };
        Assert.Empty(
            new VersionComparison(
                before,
                before with
                {
                    Domains = [before.Domains[0] with { Responsibilities = Rows("x", "a", "y", "c") }],
                },
                null
            ).Moved
        );
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

    public static TheoryData<string, Func<Matrix, Matrix>> Summaries =>
        new()
        {
            { "Nothing changes.", matrix => matrix },
            { "No duty changes.", matrix => matrix with { Title = "Another" } },
            {
                "No duty changes. The synonyms for the search change.",
                matrix => matrix with { Synonyms = [new SynonymGroup(["key", "secret"])] }
            },
            {
                "1 duty is retired. The synonyms for the search change.",
                matrix => matrix.Without("keys") with { UsesDefaultSynonyms = false }
            },
            { "You take on 1 duty and hand over none.", matrix => matrix.Moving("backup", "saas", Party.ReaderSlug) },
            { "You hand over 1 duty and take on none.", matrix => matrix.Moving("sign-in", "iaas", Given.Vendor) },
            {
                "You take on 1 duty and hand over 1.",
                matrix => matrix.Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor)
            },
            { "1 duty moves between others, 1 is retired.", matrix => matrix.Moving("backup", "saas", Given.Provider).Without("keys") },
        };

    /// <summary>Nobody wants to read how many times nothing happened.</summary>
    [Theory]
    [MemberData(nameof(Summaries))]
    public void ChangeSummary_LeavesZerosOut(string sentence, Func<Matrix, Matrix> change) =>
        Assert.Equal(sentence, ChangeSummary.Of(Compare(change(Before))));

    [Fact]
    public void TeamSummary_OmitsZerosAndNamesTheCustomer()
    {
        Assert.Equal(
            "1 duty moves to the customer, 1 duty leaves the customer, 1 duty is removed, the hosting model Edge is added, 1 change of "
                + "structure or texts.",
            TeamSummary.Of(
                Compare(
                    Before
                        .Moving("backup", "saas", Party.ReaderSlug)
                        .Moving("sign-in", "iaas", Given.Vendor)
                        .Without("keys")
                        .WithColumn("edge", "Edge", Given.Vendor) with
                    {
                        Title = "Another",
                    }
                )
            )
        );
        Assert.Equal("Nothing changes.", TeamSummary.Of(Compare(Before)));
    }

    public static TheoryData<string, Func<Matrix, Matrix>> Frames =>
        new()
        {
            { "title", matrix => matrix with { Title = "Another" } },
            { "issuer", matrix => matrix with { Issuer = "Another" } },
            { "standing", matrix => matrix with { Standing = Standing.Official } },
            { "summary", matrix => matrix with { Summary = "Another." } },
            { "guidance", matrix => matrix with { Guidance = "Another." } },
            { "contact", matrix => matrix with { Contact = "Another." } },
            { "disclaimer", matrix => matrix with { Disclaimer = "Another." } },
            { "note on frameworks", matrix => matrix with { FrameworkNote = "Another." } },
            {
                "party vendor",
                matrix =>
                    matrix with
                    {
                        Parties = matrix
                            .Parties.Select(party => party.Slug == Given.Vendor ? party with { Name = "Another" } : party)
                            .ToValueList(),
                    }
            },
            {
                "hosting model saas",
                matrix =>
                    matrix with
                    {
                        HostingModels = matrix
                            .HostingModels.Select(model => model.Slug == "saas" ? model with { Name = "Another" } : model)
                            .ToValueList(),
                    }
            },
            { "deployment hosted", matrix => matrix with { Deployments = [] } },
            {
                "framework demo",
                matrix => matrix with { Frameworks = matrix.Frameworks.Select(framework => framework with { Version = "2" }).ToValueList() }
            },
            { "source docs", matrix => matrix with { Sources = [new Source("docs", "Docs", "https://example.com", "documentation")] } },
            { "synonyms for the search", matrix => matrix with { Synonyms = [new SynonymGroup(["key", "secret"])] } },
            { "default synonyms for the search", matrix => matrix with { UsesDefaultSynonyms = false } },
            { "statement one", matrix => matrix with { Statements = [new Statement("one", "It is so.", [])] } },
            {
                "domain data",
                matrix =>
                    matrix with
                    {
                        Domains = matrix
                            .Domains.Select(domain => domain.Slug == "data" ? domain with { Name = "Another" } : domain)
                            .ToValueList(),
                    }
            },
        };

    [Theory]
    [MemberData(nameof(Frames))]
    public void MatrixChanges_OutsideTheRows_AreListed(string what, Func<Matrix, Matrix> change)
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
            .. Slugs(comparison.BecomeYours),
            .. Slugs(comparison.LeaveYou),
            .. Slugs(comparison.BecomeYoursAlone),
            .. Slugs(comparison.BecomeJointlyYours),
            .. Slugs(comparison.MoveBetweenOthers),
            .. Slugs(comparison.ChangeContributors),
            .. Slugs(comparison.ChangeWording),
            .. comparison.Added.Select(row => row.Slug),
            .. comparison.Retired.Select(row => row.Slug),
        ];

    private static IEnumerable<string> Slugs(IEnumerable<RowComparison> rows) => rows.Select(row => row.Row.Slug);
}
