using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Neighbouring hosting models whose cells say the same about a row.</summary>
/// <param name="Models">At least one, in the order of the matrix.</param>
/// <param name="Cell">Null while not yet assessed.</param>
internal sealed record AssignmentGroup(ValueList<HostingModel> Models, Assignment? Cell)
{
    /// <summary>Groups the hosting models of a row. Each is in one group.</summary>
    public static IEnumerable<AssignmentGroup> Of(Responsibility responsibility, ValueList<HostingModel> models)
    {
        for (var start = 0; start < models.Count;)
        {
            var cell = responsibility.In(models[start].Slug);
            var end = start + 1;
            while (end < models.Count && SaysTheSame(cell, responsibility.In(models[end].Slug)))
            {
                end++;
            }

            yield return new AssignmentGroup(models.AsSpan()[start..end].ToArray().ToValueList(), cell);
            start = end;
        }
    }

    private static bool SaysTheSame(Assignment? one, Assignment? other) =>
        one is null || other is null ? one is null && other is null : one.HasSameOwnersAs(other) && one.Notes.Equals(other.Notes);
}
