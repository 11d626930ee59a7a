using System.Runtime.InteropServices;
using System.Text;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Computes the ETags of files that are written while they are sent.</summary>
internal static class FileTag
{
    /// <summary>
    /// Returns the ETag of a file. It depends on the public address, which all addresses in the file begin with, and on the release,
    /// because a later one can write the same version in another way. Compressed bytes differ between runtimes and processors.
    /// </summary>
    /// <param name="options">Further options of the address that change the file.</param>
    public static string Of(
        PortalUrls urls,
        ExportSource source,
        ExportFormat format,
        MatrixFilter filter,
        params ReadOnlySpan<(string Key, string Value)> options
    )
    {
        return Of(source, urls.Absolute(urls.Export(source.Version.Matrix, source.Version.Number, format, filter, options)));
    }

    /// <summary>Returns the ETag of a file that depends on more than the version and its address.</summary>
    /// <param name="address">The absolute address of the file, with its query.</param>
    /// <param name="further">Whatever else is in the file, such as the names of users.</param>
    public static string Of(ExportSource source, string address, params ReadOnlySpan<string> further)
    {
        var inputs = string.Join(
            '\n',
            [
                source.Version.VersionHash,
                address,
                PortalRelease.Version,
                typeof(FileTag).Assembly.ManifestModule.ModuleVersionId.ToString(),
                RuntimeInformation.FrameworkDescription,
                RuntimeInformation.RuntimeIdentifier,
                .. further,
            ]
        );
        return Sha256Hash.Of(Encoding.UTF8.GetBytes(inputs))[..ExportResponse.TagLength];
    }
}
