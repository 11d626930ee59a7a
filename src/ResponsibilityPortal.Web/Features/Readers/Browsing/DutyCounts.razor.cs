using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class DutyCounts
{
    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private MatrixFilter Filter => View.Filter;

    /// <summary>
    /// Whether your duties are counted. Without a deployment, a duty would count as yours if it is yours in any hosting model. After a
    /// search, the results come first.
    /// </summary>
    private bool IsShown => View.Deployment is not null && !View.IsSearch;

    private bool HasShared => View.Matrix.AllowsJointAccountability;

    /// <summary>How many duties count twice, because a party is accountable alone in one column and jointly in another.</summary>
    private int InBoth =>
        HasShared && View.You is { } you ? View.CountWithBoth(you.Slug, RoleFilter.Accountable, RoleFilter.Shared) : 0;

    /// <summary>
    /// The numbers of duties that are yours, that you contribute to, and that are others', each with the filter that shows them.
    /// </summary>
    private IEnumerable<Count> Counts()
    {
        if (View.You is not { } you)
        {
            return [];
        }

        var name = you.Name;
        return you.Slug == Party.ReaderSlug
            ?
            [
                Of("Yours", "duties for which you are accountable", RoleFilter.Accountable),
                .. HasShared ? [Of("Shared", "duties for which you are jointly accountable", RoleFilter.Shared)] : Array.Empty<Count>(),
                Of(PartWords.YouContribute, "duties to which you contribute", RoleFilter.OnlyContributing),
                Of("Others", "duties in which you have no part", RoleFilter.None),
            ]
            :
            [
                Of($"{name} accountable", "duties", RoleFilter.Accountable),
                .. HasShared ? [Of($"{name} {PartWords.JointlyAccountable}", "duties", RoleFilter.Shared)] : Array.Empty<Count>(),
                Of($"{name} {PartWords.Contributes(name)}", "duties", RoleFilter.OnlyContributing),
                Of($"Without {name}", "duties", RoleFilter.None),
            ];

        Count Of(string words, string meaning, string role) =>
            new(words, View.CountWithParty(you.Slug, role), meaning, Filter with { Party = you.Slug, Role = role });
    }

    /// <param name="Meaning">What is counted, for readers who hear only the link.</param>
    private sealed record Count(string Words, int Number, string Meaning, MatrixFilter Filter);
}
