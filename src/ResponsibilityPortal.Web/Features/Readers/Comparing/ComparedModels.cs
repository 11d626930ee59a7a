using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

/// <summary>The two hosting models to compare, and what could not be understood of the wish.</summary>
/// <param name="From">Null when the matrix has only one model, or the wish names none.</param>
/// <param name="Unknown">Names that are no hosting model of the matrix.</param>
public sealed record ComparedModels(HostingModel? From, HostingModel? To, ValueList<string> Unknown)
{
    /// <summary>The models asked for, in the order asked for; without a wish, the two furthest apart: the last and the first.</summary>
    public static ComparedModels Choose(Matrix matrix, MatrixFilter filter)
    {
        if (filter.Models.Count == 0)
        {
            return matrix.HostingModels.Count > 1
                ? new ComparedModels(matrix.HostingModels[^1], matrix.HostingModels[0], [])
                : new ComparedModels(null, null, []);
        }

        var found = filter.Models.Select(slug => matrix.HostingModels.FirstOrDefault(model => model.Slug == slug)).OfType<HostingModel>().ToList();
        var unknown = filter.Models.Where(slug => !found.Any(model => model.Slug == slug)).ToValueList();
        return found is [var from, var to, ..] ? new ComparedModels(from, to, unknown) : new ComparedModels(found.FirstOrDefault(), null, unknown);
    }
}
