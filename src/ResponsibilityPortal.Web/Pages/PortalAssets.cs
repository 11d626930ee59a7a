using Microsoft.AspNetCore.StaticAssets;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>The addresses of the portal's own files, with fingerprints, so that browsers can cache them forever.</summary>
public sealed class PortalAssets(EndpointDataSource endpoints, PortalUrls urls)
{
    private readonly Lazy<Dictionary<string, string>> _fingerprinted = new(() =>
        endpoints
            .Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Where(asset => asset.Selectors.Count == 0)
            .Select(asset => (Label: asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value, asset.Route))
            .Where(asset => asset.Label is not null)
            .DistinctBy(asset => asset.Label)
            .ToDictionary(asset => asset.Label!, asset => asset.Route, StringComparer.Ordinal)
    );

    public string Stylesheet => Address("portal.css");

    public string Script => Address("portal.js");

    public string AccountScript => Address("account.js");

    public string AdminScript => Address("admin.js");

    public string EditorScript => Address("editor.js");

    public string UnsavedScript => Address("unsaved.js");

    /// <summary>Buttons, fields and chips of the admin and account pages.</summary>
    public string ControlsStylesheet => Address("controls.css");

    public string AdminStylesheet => Address("admin.css");

    public string Favicon => Address("favicon.svg");

    public string TouchIcon => Address("apple-touch-icon.png");

    private string Address(string file) => urls.Asset(_fingerprinted.Value.GetValueOrDefault(file, file));
}
