using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// An answer that is complete in itself, for a ticket or a questionnaire: what it is about, who is accountable, and who contributes.
/// </summary>
/// <param name="Subject">The product or deployment and the hosting models: "YugabyteDB Aeon (PaaS)".</param>
/// <param name="Sentences">Who is accountable, who contributes, and what each does.</param>
public sealed record Answer(string Subject, string Sentences)
{
    /// <summary>Returns the answers for some hosting models; models whose cells say the same share one.</summary>
    /// <param name="deployment">What the reader runs; null when that is not known.</param>
    public static ValueList<Answer> Of(
        Matrix matrix,
        Responsibility responsibility,
        ValueList<HostingModel> models,
        Deployment? deployment
    ) =>
        AssignmentGroup
            .Of(responsibility, models)
            .Select(group => new Answer(SubjectOf(matrix, group.Models, deployment), SentencesOf(matrix, responsibility, group.Cell)))
            .ToValueList();

    /// <summary>A deployment that alone includes the hosting models is named although the reader didn't choose it.</summary>
    private static string SubjectOf(Matrix matrix, ValueList<HostingModel> models, Deployment? chosen)
    {
        var product = ProductName.Of(matrix);
        var including = matrix.Deployments.Where(deployment => models.All(model => deployment.HostingModels.Contains(model.Slug))).ToList();
        var deployment = chosen ?? (including is [var only] ? only : null);
        var subject =
            deployment is null ? product
            : deployment.Name.Contains(product, StringComparison.OrdinalIgnoreCase) ? deployment.Name
            : $"{product}, {deployment.Name}";
        return $"{subject} ({Enumeration.Of([.. models.Select(model => model.Name)])})";
    }

    private static string SentencesOf(Matrix matrix, Responsibility responsibility, Assignment? cell)
    {
        var duty = $"“{responsibility.Title}”";
        if (cell is not { IsAssessed: true })
        {
            return $"{duty} has not been assessed yet, so no party is accountable.";
        }

        if (cell.NotApplicable is { } reason)
        {
            return $"{duty} is {PartWords.NotApplicable}: {reason.TrimEnd('.')}.";
        }

        List<string> sentences = [];
        if (cell.Accountable is { } accountable)
        {
            var name = NameOf(accountable);
            sentences.Add(
                $"{PartyPhrase.First(name)} {PartWords.IsAccountable(name)} for {duty}{NoteClause.After(name, cell.NoteOf(accountable))}"
            );
        }
        else
        {
            var names = cell.JointlyAccountable.Select(NameOf).ToList();
            sentences.Add($"{PartyPhrase.AllFirst(names)} share {duty}; the source names no single accountable party.");
            sentences.AddRange(
                from party in cell.JointlyAccountable
                where cell.NoteOf(party) is not null
                let name = NameOf(party)
                select $"{PartyPhrase.First(name)} {PartWords.IsJointlyAccountable(name)}{NoteClause.After(name, cell.NoteOf(party))}"
            );
        }

        foreach (var party in cell.Contributing)
        {
            var contributor = NameOf(party);
            sentences.Add(
                $"{PartyPhrase.First(contributor)} {PartWords.Contributes(contributor)}{NoteClause.After(contributor, cell.NoteOf(party))}"
            );
        }

        if (cell.Contributing.Count == 0)
        {
            sentences.Add("No other party contributes.");
        }

        return string.Join(' ', sentences);

        string NameOf(string slug) => matrix.Parties.FirstOrDefault(party => party.Slug == slug)?.Name ?? slug;
    }
}
