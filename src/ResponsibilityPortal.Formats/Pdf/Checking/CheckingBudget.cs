using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>What checking one file may cost. Every step of a check takes from the same budget.</summary>
/// <param name="cancellationToken">Ends the check when its time is up.</param>
public sealed class CheckingBudget(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    internal ReadingBudget Reading { get; } = new(cancellationToken);
}
