using System.Reflection;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Readers.Reporting;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Comments of the team can't reach readers: no code that makes a version, an export or a reader page uses their types.</summary>
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
    public void Comments_AreUsedByTheStoreAndTheEditorOnly()
    {
        Assert.Contains(Users, type => type.Namespace!.StartsWith(Editing, StringComparison.Ordinal));
        Assert.Empty(
            Users
                .Where(type =>
                    type.Namespace?.StartsWith(Editing, StringComparison.Ordinal) != true
                    && type.Assembly != typeof(StoredComment).Assembly
                    && type.Namespace != typeof(PortalStore).Namespace
                )
                .Select(type => type.FullName)
        );
    }

    /// <summary>Of the code for readers, only the service that stores a report knows reports, and it returns none.</summary>
    [Fact]
    public void ProblemReports_AreUsedByTheStoreTheReporterAndTheEditorOnly()
    {
        Type[] stored = [typeof(StoredProblemReport), typeof(StoredReportAnswer)];
        var users = typeof(PortalOptions)
            .Assembly.GetTypes()
            .Where(type => TypeDependencies.Of(type).Any(stored.Contains))
            .Select(type => type.DeclaringType ?? type)
            .Where(type => type.Namespace?.StartsWith(Editing, StringComparison.Ordinal) != true)
            .Distinct()
            .ToList();
        Assert.Equal([typeof(ProblemReporter)], users);
        Assert.All(
            typeof(ProblemReporter).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
            method => Assert.Equal(typeof(Task<ReportOutcome>), method.ReturnType)
        );
        Assert.DoesNotContain(
            new[] { typeof(Matrix), typeof(ExportFileName) }.SelectMany(type => type.Assembly.GetTypes()),
            type => TypeDependencies.Of(type).Any(stored.Contains)
        );
    }

    [Fact]
    public void ReaderPagesAndFiles_AreNotMadeFromTheEditor()
    {
        var makers = typeof(PortalOptions)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace is { } name
                && name.StartsWith("ResponsibilityPortal.Web.", StringComparison.Ordinal)
                && !name.StartsWith(Editing, StringComparison.Ordinal)
                && !name.StartsWith("ResponsibilityPortal.Web.Hosting", StringComparison.Ordinal)
                && !name.StartsWith("ResponsibilityPortal.Web.Api", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(makers.Count > 100);
        Assert.Empty(
            from maker in makers
            from used in TypeDependencies.Of(maker)
            where used.Namespace?.StartsWith(Editing, StringComparison.Ordinal) == true
            select $"{maker.FullName} uses {used.FullName}"
        );
    }
}
