using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>One side of a comparison: a hosting model, or a deployment with all its hosting models.</summary>
/// <param name="Slug">Of the hosting model or deployment.</param>
public sealed record ComparedSide(string Slug, string Name, ValueList<HostingModel> Models)
{
    public static ComparedSide Of(HostingModel model) => new(model.Slug, model.Name, [model]);

    public static ComparedSide Of(Deployment deployment, Matrix matrix) =>
        new(
            deployment.Slug,
            deployment.Name,
            matrix.HostingModels.Where(model => deployment.HostingModels.Contains(model.Slug)).ToValueList()
        );

    /// <summary>Returns the cells of a row, with the hosting models that have the same parties together.</summary>
    public IReadOnlyList<(List<HostingModel> Models, Assignment? Cell)> AnswersFor(Responsibility row)
    {
        var answers = new List<(List<HostingModel> Models, Assignment? Cell)>();
        foreach (var model in Models)
        {
            var cell = row.In(model.Slug);
            var same = answers.Find(answer => answer.Cell?.HasSameOwnersAs(cell) ?? cell is null);
            if (same.Models is null)
            {
                answers.Add(([model], cell));
            }
            else
            {
                same.Models.Add(model);
            }
        }

        return answers;
    }

    /// <summary>Returns in which share of the hosting models a party is accountable, alone or jointly: 0 for none, 1 for all.</summary>
    internal double ShareOf(Party? party, Responsibility row) =>
        party is null || Models.Count == 0
            ? 0
            : (double)Models.Count(model => row.In(model.Slug)?.PartOf(party.Slug) > Part.Contributing) / Models.Count;

    /// <summary>Returns who is accountable in the hosting models in which a party is, alone or jointly.</summary>
    internal HashSet<string> AccountableWith(Party? party, Responsibility row) =>
        party is null
            ? []
            :
            [
                .. Models
                    .Select(model => row.In(model.Slug))
                    .Where(cell => cell?.PartOf(party.Slug) > Part.Contributing)
                    .Select(cell => cell!.Accountability!),
            ];

    /// <summary>Returns who is accountable in each of the hosting models; null is a cell that is not yet assessed.</summary>
    internal HashSet<string?> AccountableIn(Responsibility row) => [.. Models.Select(model => row.In(model.Slug)?.Accountability)];

    internal HashSet<string> ContributingIn(Responsibility row) => [.. Models.SelectMany(model => row.In(model.Slug)?.Contributing ?? [])];
}
