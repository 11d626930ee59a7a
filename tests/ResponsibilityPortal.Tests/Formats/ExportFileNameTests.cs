using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Tests.Formats;

public sealed class ExportFileNameTests
{
    [Fact]
    public void Name_ContainsTheVersion() =>
        Assert.Equal(
            "yugabytedb-v3-2026-11-23.csv",
            ExportFileName.Of(ExportSamples.Published(ExportSamples.BuiltIn, 3).Version, MatrixFilter.None, "csv")
        );

    [Fact]
    public void Name_WithFilter_SaysFiltered()
    {
        var version = ExportSamples.Published(ExportSamples.BuiltIn).Version;

        Assert.Equal(
            "yugabytedb-paas-v1-2026-11-23-filtered.csv",
            ExportFileName.Of(version, new MatrixFilter { Models = ["paas"] }, "csv")
        );
        Assert.Equal(
            "yugabytedb-v1-2026-11-23.csv",
            ExportFileName.Of(version, MatrixFilter.Parse(key => key == FilterFields.View.Name ? MatrixViewKind.Table : null), "csv")
        );
    }

    [Fact]
    public void Name_OfADeploymentOrManyColumns_StaysShort()
    {
        var version = ExportSamples.Published(ExportSamples.BuiltIn).Version;

        Assert.Equal(
            "yugabytedb-aeon-v1-2026-11-23-filtered.md",
            ExportFileName.Of(version, new MatrixFilter { Deployment = "aeon" }, "md")
        );
        Assert.Equal(
            "yugabytedb-v1-2026-11-23-filtered.md",
            ExportFileName.Of(version, new MatrixFilter { Models = ["a", "b", "c", "d"] }, "md")
        );
    }

    /// <summary>The name is among the bytes of every PDF that was ever given away.</summary>
    [Fact]
    public void Name_OfTheAttachment_NeverChanges() =>
        Assert.Equal("yugabytedb-v3.json", ExportFileName.OfAttachment(ExportSamples.Published(ExportSamples.BuiltIn, 3).Version));
}
