using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>A list of elements of one type.</summary>
public sealed class ElementSetOf<T> : ElementSet
    where T : class
{
    private readonly Func<Matrix, ValueList<T>> _read;
    private readonly Func<Matrix, ValueList<T>, Matrix> _write;
    private readonly Func<T, (string Slug, string Title)> _name;
    private readonly Func<T, T> _own;
    private readonly Func<T, T, T> _onto;

    /// <param name="own">Returns an element with its own properties only.</param>
    /// <param name="onto">Copies the second element's own properties to the first.</param>
    internal ElementSetOf(
        string name,
        string noun,
        Func<Matrix, ValueList<T>> read,
        Func<Matrix, ValueList<T>, Matrix> write,
        Func<T, (string Slug, string Title)> nameOf,
        Func<T, T>? own = null,
        Func<T, T, T>? onto = null
    )
        : base(name, noun) =>
        (_read, _write, _name, _own, _onto) = (read, write, nameOf, own ?? (element => element), onto ?? ((_, wanted) => wanted));

    public override IEnumerable<(string Slug, string Title)> In(Matrix matrix) => _read(matrix).Select(_name);

    /// <summary>Returns an element with its own properties only; null when the matrix has none with that slug.</summary>
    public T? Find(Matrix matrix, string slug) => FindWhole(matrix, slug) is { } found ? _own(found) : null;

    public string SlugOf(T element) => _name(element).Slug;

    public string TitleOf(T element) => _name(element).Title;

    internal Matrix Add(Matrix matrix, T element) => _write(matrix, [.. _read(matrix), element]);

    internal Matrix Replace(Matrix matrix, T element) =>
        _write(matrix, _read(matrix).Select(other => SlugOf(other) == SlugOf(element) ? _onto(other, element) : other).ToValueList());

    internal T Own(T element) => _own(element);

    internal override Matrix Move(Matrix matrix, string slug, string? before) =>
        _write(matrix, Moved(_read(matrix), FindWhole(matrix, slug)!, before is null ? null : FindWhole(matrix, before)));

    internal override Matrix Remove(Matrix matrix, string slug) =>
        _write(matrix, _read(matrix).Where(element => SlugOf(element) != slug).ToValueList());

    internal override Matrix Restore(Matrix matrix, Matrix from, string slug)
    {
        var items = _read(matrix).ToList();
        var earlier = _read(from).Select(SlugOf).TakeWhile(other => other != slug).ToList();
        items.Insert(items.FindLastIndex(item => earlier.Contains(SlugOf(item))) + 1, FindWhole(from, slug)!);
        return _write(matrix, items.ToValueList());
    }

    private T? FindWhole(Matrix matrix, string slug) => _read(matrix).FirstOrDefault(element => SlugOf(element) == slug);
}
