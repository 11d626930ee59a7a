using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

public sealed class EvidenceLimitsTests
{
    /// <summary>Auditors cite the page, so it must say what the verdicts say.</summary>
    [Fact]
    public void Limits_AreThoseOfTheDocument()
    {
        var listed = File.ReadAllLines(Path.Combine(Repository.Root, "docs/explanation/what-the-portal-proves.md"))
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => line[2..]);
        Assert.Equal([.. EvidenceLimits.Log, .. EvidenceLimits.File], listed);
    }
}
