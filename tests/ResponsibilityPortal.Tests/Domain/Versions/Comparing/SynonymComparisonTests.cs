using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class SynonymComparisonTests
{
    private static readonly Matrix Before = (
        Given.Matrix() with
        {
            Synonyms =
            [
                new SynonymGroup(["pen test", "pentest"]),
                new SynonymGroup(["SSO", "single sign-on"]),
                new SynonymGroup(["a", "b"]),
            ],
        }
    ).InCanonicalOrder();

    [Fact]
    public void Between_OtherGroups_ComparesThoseWithACommonTerm() =>
        Assert.Equal(
            [
                "synonyms for the search: a, b > ",
                "synonyms for the search: pen test, pentest > PenTest, penetration test",
                "synonyms for the search:  > MFA, two-factor",
            ],
            Changes(
                Before with
                {
                    Synonyms =
                    [
                        new SynonymGroup(["MFA", "two-factor"]),
                        new SynonymGroup(["PenTest", "penetration test"]),
                        new SynonymGroup(["SSO", "single sign-on"]),
                    ],
                }
            )
        );

    [Fact]
    public void Between_GroupsWithTermsOfSeveralOthers_PairsEachOnce() =>
        Assert.Equal(
            [
                "synonyms for the search: SSO, single sign-on > pen test, SSO",
                "synonyms for the search: a, b > a, pentest",
                "synonyms for the search: pen test, pentest > ",
            ],
            Changes(Before with { Synonyms = [new SynonymGroup(["a", "pentest"]), new SynonymGroup(["pen test", "SSO"])] })
        );

    [Fact]
    public void Between_TheDefaultListTurnedOff_SaysSo() =>
        Assert.Equal(["default synonyms for the search: used > not used"], Changes(Before with { UsesDefaultSynonyms = false }));

    [Fact]
    public void ChangesSynonyms_OfOtherSynonyms_MovesAndRewordsNoDuty()
    {
        var comparison = new VersionComparison(Before, Before with { Synonyms = [] }, Before.ReadersParty);
        Assert.True(comparison.ChangesSynonyms);
        Assert.Empty(ChangeGroup.Of(comparison));
        var equal = Before with { Synonyms = Before.Synonyms.Select(group => new SynonymGroup([.. group.Terms])).ToValueList() };
        Assert.False(new VersionComparison(Before, equal, null).ChangesSynonyms);
        Assert.Empty(Changes(equal));
        Assert.False(new VersionComparison(null, Before, null).ChangesSynonyms);
    }

    private static IEnumerable<string> Changes(Matrix after) =>
        MatrixComparison.Between(Before, after).Select(change => $"{change.What}: {change.Before} > {change.After}");
}
