using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>What the team says among itself cannot get to a reader: nothing that makes a version, an export or a reader page knows its types.</summary>
public sealed class CommentTests
{
    private const string Editing = "ResponsibilityPortal.Web.Features.Admin.Editing";

    private static readonly Type[] Comments = [typeof(StoredComment), typeof(TeamComment), typeof(TeamComments)];

    private static readonly List<Type> Users =
    [
        .. new[] { typeof(Matrix), typeof(ExportFileName), typeof(StoredMatrix), typeof(PortalOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => !Comments.Contains(type) && TypeDependencies.Of(type).Any(Comments.Contains)),
    ];

    [Fact]
    public void Only_the_store_and_the_editor_know_comments()
    {
        Assert.Contains(Users, type => type.Namespace!.StartsWith(Editing, StringComparison.Ordinal));
        Assert.Empty(Users
            .Where(type => type.Namespace?.StartsWith(Editing, StringComparison.Ordinal) != true
                && type.Assembly != typeof(StoredComment).Assembly
                && type.Namespace != typeof(PortalStore).Namespace)
            .Select(type => type.FullName));
    }

    [Fact]
    public void No_page_or_file_for_readers_is_made_from_the_editor()
    {
        var makers = typeof(PortalOptions).Assembly.GetTypes()
            .Where(type => type.Namespace is { } name && name.StartsWith("ResponsibilityPortal.Web.", StringComparison.Ordinal)
                && !name.StartsWith(Editing, StringComparison.Ordinal) && !name.StartsWith("ResponsibilityPortal.Web.Hosting", StringComparison.Ordinal)
                && !name.StartsWith("ResponsibilityPortal.Web.Api", StringComparison.Ordinal))
            .ToList();
        Assert.True(makers.Count > 100);
        Assert.Empty(
            from maker in makers
            from used in TypeDependencies.Of(maker)
            where used.Namespace?.StartsWith(Editing, StringComparison.Ordinal) == true
            select $"{maker.FullName} uses {used.FullName}");
    }
}
