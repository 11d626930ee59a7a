using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The comparisons that a report lists.</summary>
internal sealed class ReportChanges
{
    public ReportChanges(ReportRequest request, CancellationToken cancellationToken)
    {
        var versions = request.Earlier.Append(request.Published).ToList();
        if (versions.Count > 1)
        {
            Latest = new ChangeStep(versions[^2], versions[^1]);
        }

        if (request.Since is not null && versions.Count > 2)
        {
            AllTogether = new ChangeStep(versions[0], versions[^1]);
            var steps = new List<ChangeStep>();
            for (var later = 1; later < versions.Count - 1; later++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                steps.Add(new ChangeStep(versions[later - 1], versions[later]));
            }

            Between = steps.ToValueList();
        }

        var all = Between.Append(Latest).Append(AllTogether).OfType<ChangeStep>().ToList();
        Count = all.Sum(step => step.Count);
        Characters = all.Sum(step => step.Characters);
    }

    /// <summary>From the version before to this one; null for a first version.</summary>
    public ChangeStep? Latest { get; }

    /// <summary>From the version asked for to this one; null when none was, or it is the one before.</summary>
    public ChangeStep? AllTogether { get; }

    /// <summary>From version to version, between the one asked for and the one before this.</summary>
    public ValueList<ChangeStep> Between { get; } = [];

    /// <summary>How many differences there are to list.</summary>
    public int Count { get; }

    /// <summary>How many characters the texts before and after have that are listed.</summary>
    public long Characters { get; }
}
