using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>
/// Finds the names of elements that the log lists by slug or identifier. It reads the latest version, the draft and, for retired elements,
/// earlier versions.
/// </summary>
public sealed class LogNames(PublishedMatrices published, DraftSnapshots drafts)
{
    /// <summary>The number of earlier versions of a matrix that are searched for retired elements.</summary>
    private const int EarlierMaxCount = 20;

    /// <summary>Describes entries with current names; removed elements have their last name.</summary>
    /// <param name="make">Describes the entries. It runs again if the entries name an element that only earlier versions contain, because
    /// earlier versions are read only when needed.</param>
    public async Task<T> WithNamesAsync<T>(PortalDbContext context, Func<EntryNames, T> make, CancellationToken cancellationToken)
    {
        var missed = new HashSet<string>(StringComparer.Ordinal);
        var described = make(await ReadAsync(context, [], missed, cancellationToken));
        return missed.Count == 0 ? described : make(await ReadAsync(context, missed, [], cancellationToken));
    }

    /// <summary>Reads all names, also from earlier versions.</summary>
    public async Task<EntryNames> ReadAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var slugs = await context.Matrices.AsNoTracking().Select(matrix => matrix.Slug).ToListAsync(cancellationToken);
        return await ReadAsync(context, [.. slugs], [], cancellationToken);
    }

    /// <param name="searched">Slugs of the matrices whose earlier versions are read.</param>
    /// <param name="missed">Collects the slugs of matrices in which an element was not found.</param>
    private async Task<EntryNames> ReadAsync(
        PortalDbContext context,
        HashSet<string> searched,
        HashSet<string> missed,
        CancellationToken cancellationToken
    )
    {
        var states = new Dictionary<string, List<Matrix>>(StringComparer.Ordinal);
        foreach (var slug in await context.Matrices.AsNoTracking().Select(matrix => matrix.Slug).ToListAsync(cancellationToken))
        {
            states.Add(slug, await StatesOfAsync(slug, searched.Contains(slug) ? EarlierMaxCount : 0, cancellationToken));
        }

        var people = await context
            .Users.AsNoTracking()
            .ToDictionaryAsync(person => person.Id.ToString("D"), person => person.Name, StringComparer.Ordinal, cancellationToken);
        return new EntryNames(slug => states.GetValueOrDefault(slug) is [var latest, ..] ? latest : null, people.GetValueOrDefault)
        {
            OthersOf = slug => Others(slug, states.GetValueOrDefault(slug) ?? [], missed),
        };
    }

    private static IEnumerable<Matrix> Others(string slug, List<Matrix> states, HashSet<string> missed)
    {
        foreach (var state in states.Skip(1))
        {
            yield return state;
        }

        missed.Add(slug);
    }

    private async Task<List<Matrix>> StatesOfAsync(string slug, int earlier, CancellationToken cancellationToken)
    {
        var states = new List<Matrix>();
        foreach (var version in (published.Find(slug)?.All ?? []).Reverse().Take(earlier + 1))
        {
            if (await published.LoadAsync(version) is VersionContent.Intact(var content))
            {
                states.Add(content.Matrix);
            }
        }

        if (await drafts.FindAsync(slug, cancellationToken) is { } draft)
        {
            states.Insert(Math.Min(1, states.Count), draft.Frame.Content);
        }

        return states;
    }
}
