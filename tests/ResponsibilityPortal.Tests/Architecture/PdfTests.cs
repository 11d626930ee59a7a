using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>The PDF writer can be extracted and used elsewhere. The web project knows documents, not how they are written.</summary>
public sealed class PdfTests
{
    [Fact]
    public void PdfWriter_ReferencesNothingOfThePortal() =>
        Assert.Empty(
            from type in WriterTypes
            from used in TypeDependencies.Of(type)
            where
                used.Namespace is { } name
                && name.StartsWith("ResponsibilityPortal.", StringComparison.Ordinal)
                && used.Assembly != typeof(PdfDocument).Assembly
            select $"{type.FullName} uses {used.FullName}"
        );

    [Fact]
    public void Web_UsesTheExportsAndNotThePdfWriter()
    {
        Assert.Contains(typeof(ExportFileName).Assembly.GetTypes(), type => TypeDependencies.Of(type).Contains(typeof(PdfDocument)));
        Assert.Empty(
            from type in typeof(PortalOptions).Assembly.GetTypes()
            from used in TypeDependencies.Of(type)
            where used.Assembly == typeof(PdfDocument).Assembly
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    private static Type[] WriterTypes
    {
        get
        {
            var types = typeof(PdfDocument).Assembly.GetTypes();
            Assert.True(types.Length > 30);
            return types;
        }
    }
}
