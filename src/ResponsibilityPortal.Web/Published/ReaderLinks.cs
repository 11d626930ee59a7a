using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The addresses of pages of the version shown. Links on a page use them, so that a reader stays in that version.</summary>
public abstract class ReaderLinks
{
    /// <summary>Returns the address of the matrix as a filter shows it.</summary>
    public abstract string Matrix(MatrixFilter? filter = null);

    /// <summary>Returns the address of one row.</summary>
    /// <param name="responsibility">Slug.</param>
    public abstract string Responsibility(string responsibility);
}
