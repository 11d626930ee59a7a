using Bunit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web;

/// <summary>Renders a single component, with addresses under https://trust.example.</summary>
public abstract class ComponentTest : BunitContext
{
    /// <summary>Replaces the server: its addresses aren't read while the public address is set.</summary>
    private static readonly PortalUrls Urls = new(
        new PublicAddress(
            Options.Create(new PortalOptions { PublicUrl = new Uri("https://trust.example") }),
            server: null!,
            configuration: null!
        )
    );

    protected ComponentTest()
    {
        Services.AddSingleton(Urls);
        Services.AddSingleton(new UserNames(Options.Create(new PortalOptions())));
    }

    /// <summary>Version 1 of a matrix, published on 2026-03-01 and in force.</summary>
    protected static PageSource Source(Matrix matrix, MatrixFilter? filter = null)
    {
        var content = MatrixWriter.Write(matrix);
        var version = new MatrixVersion
        {
            Matrix = matrix.Slug,
            Number = 1,
            ContentHash = Sha256Hash.Of(content),
            PreviousVersionHash = null,
            PublishedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            InForceFrom = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            PublishedBy = Given.Ada,
            ApprovedBy = null,
            Message = "Why.",
        };
        var versions = new PublishedVersions(matrix.Slug, [new VersionRecord(version, version.VersionHash)]);
        return new PageSource(
            new PublishedMatrix(version, matrix, content),
            versions,
            version,
            IsPinned: false,
            filter ?? MatrixFilter.None,
            new RouteValueDictionary()
        )
        {
            Links = new PublishedLinks(Urls, matrix.Slug, null, ReaderLinks.CarriedBy(filter ?? MatrixFilter.None, matrix)),
        };
    }

    protected static MatrixView View(PageSource source) => new(source.Published.Index, source.Filter);
}
