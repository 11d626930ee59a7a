using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>
/// The parties of a cell as written in a spreadsheet: <c>V + C</c>, the accountable party first, and <c>V &amp; C</c> for parties that
/// share accountability. <see cref="Pasting.AssignmentReader"/> reads this form and many others.
/// </summary>
/// <param name="Accountable">The slug of the one accountable party; null for none, several or not applicable.</param>
public sealed record AssignmentCode(string? Accountable, ValueList<string> Contributing)
{
    /// <summary>The slugs of the parties that share accountability; none unless there are several.</summary>
    public ValueList<string> JointlyAccountable { get; init; } = [];

    /// <summary>Why the duty is not applicable; null when it is.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>The slugs of all parties that the code names.</summary>
    public IEnumerable<string> Parties => JointlyAccountable.Prepend(Accountable).OfType<string>().Concat(Contributing);

    /// <summary>The code of a cell that is not yet assessed.</summary>
    public const string NotAssessed = "?";

    /// <summary>The beginning of the code of a cell that is not applicable: <c>n/a: no hardware is involved</c>.</summary>
    public const string NotApplicableCode = "n/a";

    /// <summary>Returns a cell with the parties of this code, and its notes unless it is not applicable.</summary>
    public Assignment On(Assignment cell) =>
        NotApplicable is { } reason
            ? cell.NotApplicableBecause(reason)
            : cell.SharedBy(JointlyAccountable, Contributing) with
            {
                Accountable = Accountable,
            };

    /// <summary>Returns the code of a cell.</summary>
    public static string Write(Matrix matrix, Assignment cell) =>
        cell.NotApplicable is { } reason ? $"{NotApplicableCode}: {reason}"
        : cell.AccountableParties is not { Count: > 0 } accountable ? NotAssessed
        : string.Join(
            " + ",
            cell.Contributing.Select(slug => LetterOf(matrix, slug))
                .Prepend(string.Join(" & ", accountable.Select(slug => LetterOf(matrix, slug))))
        );

    private static string LetterOf(Matrix matrix, string slug) => matrix.Parties.First(party => party.Slug == slug).Letter;
}
