using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>What the matrix says about one row, in the columns of an answered questionnaire.</summary>
/// <param name="Responsible">
/// The accountable party, the parties that share accountability, or why it is not applicable, for each hosting model where they differ:
/// "SaaS: Yugabyte; IaaS: Customer". Each is on a line of its own if one of them contains a semicolon.
/// </param>
/// <param name="OurPart">What every party but the reader's does.</param>
/// <param name="YourPart">What the reader's party does; empty when the matrix has no such party (<see cref="Party.ReaderSlug"/>).</param>
public sealed record AnswerColumns(string Responsible, string OurPart, string YourPart)
{
    /// <summary>Returns the columns for a row.</summary>
    /// <param name="models">The hosting models that the answer is for; at least one.</param>
    public static AnswerColumns Of(Matrix matrix, Responsibility responsibility, ValueList<HostingModel> models)
    {
        var groups = AssignmentGroup.Of(responsibility, models).ToList();
        return new AnswerColumns(
            Joined("; ", group => Accountable(matrix, group.Cell)),
            Joined("\n", group => OurPartIn(matrix, group.Cell)),
            matrix.ReadersParty is { } reader ? Joined("\n", group => PartOf(reader.Slug, group)) : ""
        );

        // Hosting models are named only where they differ.
        string Joined(string separator, Func<AssignmentGroup, string> textOf)
        {
            var texts = groups.ConvertAll(group => (Text: textOf(group), group.Models));
            separator = texts.Exists(text => text.Text.Contains(';', StringComparison.Ordinal)) ? "\n" : separator;
            return texts.TrueForAll(text => text.Text == texts[0].Text)
                ? texts[0].Text
                : string.Join(separator, texts.Select(text => $"{NamesOf(text.Models)}: {text.Text}"));
        }
    }

    private static string NamesOf(ValueList<HostingModel> models) => Enumeration.Of([.. models.Select(model => model.Name)]);

    private static string Accountable(Matrix matrix, Assignment? cell) =>
        cell switch
        {
            { Accountable: { } accountable } => NameOf(matrix, accountable),
            { IsJoint: true } => PartWords.Share([.. cell.JointlyAccountable.Select(party => NameOf(matrix, party))]),
            { NotApplicable: { } reason } => PartWords.NotApplicableBecause(reason),
            _ => PartWords.NotYetAssessedFirst,
        };

    private static string OurPartIn(Matrix matrix, Assignment? cell)
    {
        if (cell is not { IsAssessed: true, NotApplicable: null })
        {
            return $"{Accountable(matrix, cell)}.";
        }

        var sentences = matrix
            .Parties.Where(party => party.Slug != Party.ReaderSlug && cell.PartOf(party.Slug) != Part.None)
            .OrderByDescending(party => cell.PartOf(party.Slug))
            .Select(party =>
                $"{PartyPhrase.First(party.Name)} {PartWords.Of(cell.PartOf(party.Slug), party.Name)}"
                + NoteClause.After(party.Name, cell.NoteOf(party.Slug))
            )
            .ToList();
        return sentences.Count == 0 ? "No other party is involved." : string.Join(' ', sentences);
    }

    private static string PartOf(string party, AssignmentGroup group)
    {
        if (!group.Models.Any(model => model.Parties.Contains(party)))
        {
            return $"{PartWords.NotPresentFirst}.";
        }

        var part = group.Cell is not { IsAssessed: true } ? $"{PartWords.NotYetAssessedFirst}."
            : group.Cell.NotApplicable is { } reason ? $"{PartWords.NotApplicableBecause(reason)}."
            : group.Cell.PartOf(party) == Part.Accountable ? "Accountable."
            : group.Cell.PartOf(party) == Part.JointlyAccountable ? "Jointly accountable."
            : group.Cell.PartOf(party) == Part.Contributing ? "Contributing."
            : "Not involved.";
        return group.Cell?.NoteOf(party)?.ReplaceLineEndings(" ").Trim().TrimEnd('.') is { Length: > 0 } note ? $"{part} {note}." : part;
    }

    private static string NameOf(Matrix matrix, string slug) => matrix.Parties.FirstOrDefault(party => party.Slug == slug)?.Name ?? slug;
}
