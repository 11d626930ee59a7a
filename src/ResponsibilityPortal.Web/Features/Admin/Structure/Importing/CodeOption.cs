using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>What a word of a table can mean, as a choice of a list.</summary>
/// <param name="Key">The value in the browser.</param>
/// <param name="Words">What it means, in words.</param>
public sealed record CodeOption(string Key, string Words, AssignmentCode Code)
{
    /// <summary>Returns the choices for a word: those with the parties that it names come first.</summary>
    public static IReadOnlyList<CodeOption> For(FoundWord word, ImportChoices choices)
    {
        var all = choices.Parties.Select(party => party.Slug).ToList();
        var named = all.Where(word.Parties.Contains).ToList();
        IEnumerable<AssignmentCode?> codes =
        [
            word.Code,
            .. named.Count > 1 ? named.Select(first => Led(first, named)).Append(Joint(named)) : [],
            .. all.Select(party => Led(party, [party])),
            .. all.SelectMany(first => all.Where(other => other != first).Select(other => Led(first, [first, other]))),
            .. all.Select(party => Led(party, all)),
            .. all.SelectMany((first, index) => all.Skip(index + 1).Select(other => Joint([first, other]))),
            .. all.Count > 2 ? [Joint(all)] : (AssignmentCode[])[],
            new AssignmentCode(null, []) { NotApplicable = choices.Reason },
            new AssignmentCode(null, []),
        ];
        return [.. codes.OfType<AssignmentCode>().Select(code => Of(code, choices)).DistinctBy(option => option.Key)];
    }

    public static CodeOption Of(AssignmentCode code, ImportChoices choices)
    {
        List<string> Names(IEnumerable<string> slugs) =>
            [.. slugs.Select(slug => choices.Parties.FirstOrDefault(party => party.Slug == slug)?.Name ?? slug)];
        var helping = Names(code.Contributing);
        var contributing = helping.Count == 0 ? "" : $"; {Enumeration.Of(helping)} {PartWords.Contribute(helping)}";
        var words =
            code.NotApplicable is { } reason ? PartWords.NotApplicableBecause(reason)
            : code.JointlyAccountable.Count > 0 ? PartWords.Share(Names(code.JointlyAccountable)) + contributing
            : Names([code.Accountable ?? ""]) is [{ Length: > 0 } name] ? $"{name} {PartWords.IsAccountable(name)}{contributing}"
            : helping.Count > 0 ? $"{PartWords.NotYetAssessedFirst}{contributing}"
            : "Nothing: the cell stays as it is";
        return new CodeOption(KeyOf(code), words, code);
    }

    private static string KeyOf(AssignmentCode code) =>
        string.Join(
            '/',
            code.Accountable,
            string.Join('+', code.Contributing.Order(StringComparer.Ordinal)),
            string.Join('&', code.JointlyAccountable.Order(StringComparer.Ordinal)),
            code.NotApplicable
        );

    private static AssignmentCode Led(string first, List<string> parties) =>
        new(first, parties.Where(party => party != first).ToValueList());

    private static AssignmentCode Joint(List<string> parties) => new(null, []) { JointlyAccountable = parties.ToValueList() };
}
