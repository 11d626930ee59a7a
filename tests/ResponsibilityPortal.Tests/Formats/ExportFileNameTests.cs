using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Tests.Formats;

public sealed class ExportFileNameTests
{
    [Fact]
    public void It_says_which_version_it_is() =>
        Assert.Equal("yugabytedb-v3.csv", ExportFileName.Of(ExportSamples.Published(ExportSamples.BuiltIn, 3).Version, MatrixFilter.None, "csv"));

    [Fact]
    public void It_says_that_a_filter_applies()
    {
        var version = ExportSamples.Published(ExportSamples.BuiltIn).Version;

        Assert.Equal("yugabytedb-v1-filtered.csv", ExportFileName.Of(version, new MatrixFilter { Models = ["paas"] }, "csv"));
        Assert.Equal("yugabytedb-v1.csv", ExportFileName.Of(version, MatrixFilter.Parse(key => key == FilterFields.View.Name ? MatrixViewKind.Table : null), "csv"));
    }
}
